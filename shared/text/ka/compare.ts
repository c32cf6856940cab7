import type { compare as english } from '../en/compare.ts';
import type { Translation } from '../message.ts';

export const compare: Translation<typeof english> = {
  title: 'ფოტოების შედარება',
  open: 'ნებისმიერი ორი ფოტოს შედარება',
  modes: { beside: 'გვერდიგვერდ', overlay: 'ზედდება', blink: 'ციმციმი' },
  mode: 'ხედი',
  pick: { left: 'პირველი ფოტო', right: 'მეორე ფოტო' },
  thisSession: 'ეს სესია',
  otherSession: 'სესია …{shortId}',
  zoom: 'მასშტაბი',
  zoomOf: 'ჩარჩოს {percent} %',
  reset: 'საწყისი ხედი',
  swap: 'ადგილების გაცვლა',
  mix: 'მეორე ფოტო პირველზე',
  mixOf: '{percent} %',
  blinking: { start: 'ციმციმის დაწყება', stop: 'ციმციმის შეჩერება', showOther: 'მეორე ფოტოს ჩვენება' },
  shown: 'ნაჩვენებია: {name}',
  pane: '{name}. ისრები გადაადგილებს, პლუსი და მინუსი ცვლის მასშტაბს.',
  frame: {
    adjust: 'ჩარჩოს მორგება',
    done: 'მზადაა',
    usual: 'საწყისი ჩარჩო',
    drag: 'ჩარჩო სახის გარშემო. ისრები გადაადგილებს, Shift და ისრები ზომას ცვლის.',
    corner: 'ზომის შეცვლა',
    hint: 'გადაიტანეთ ჩარჩო სახეზე. ინახება ამ ბრაუზერში, დოკუმენტის ტიპისთვის: {format}.',
    engine: 'ამ ფოტოზე სახე სისტემამ იპოვა.',
    formats: {
      TD1: 'პირადობის მოწმობა (TD1)',
      TD2: 'პირადობის მოწმობა (TD2)',
      TD3: 'პასპორტი',
      licence: 'მართვის მოწმობა',
    },
  },
  failed: 'სხვა სესიის ფოტოები ვერ ჩაიტვირთა',
};

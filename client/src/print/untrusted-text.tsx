import { visible } from '../text/visible.ts';
import { langOf } from './fonts/lang.ts';
import { formatUtc } from './utc.ts';

/** Text from outside of the company: always plain text, with isolated direction. */
export function UntrustedText(props: { text: string; nationality?: string | null; class?: string }) {
  const lang = langOf(props.text, props.nationality);
  return (
    <bdi {...(lang && { lang })} {...(props.class && { class: props.class })}>
      {visible(props.text)}
    </bdi>
  );
}

/** The same as a block: a note or a reason. */
export function Paragraph(props: { text: string; class?: string }) {
  const lang = langOf(props.text, null);
  return (
    <p dir="auto" class={`lines ${props.class ?? ''}`} {...(lang && { lang })}>
      {visible(props.text)}
    </p>
  );
}

export function At(props: { at: string }) {
  return <span class="at">{formatUtc(props.at)}</span>;
}

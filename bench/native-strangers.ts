import type { ScreeningQuery } from '../server/checks/screening-query.ts';
import { makeRandom } from './people.ts';

/** Frequent first and last names, in their country's script. `together`: the family name comes first, without a space. */
const countries: Record<string, { first: string; last: string; together?: true }> = {
  RU: {
    first: 'Александр Сергей Дмитрий Андрей Алексей Максим Елена Ольга Наталья Анна Мария Ирина Татьяна Иван',
    last: 'Иванов Смирнов Кузнецов Попов Васильев Петров Соколов Михайлов Новиков Фёдоров Морозов Волков Лебедев Козлов',
  },
  UA: {
    first: 'Олександр Сергій Дмитро Андрій Микола Оксана Олена Наталія Ірина Тарас Богдан Юлія',
    last: 'Мельник Шевченко Коваленко Бондаренко Бойко Ткаченко Кравченко Ковальчук Коваль Олійник Шевчук Поліщук',
  },
  GE: {
    first: 'გიორგი დავით ლევან ირაკლი ლუკა ნიკა ნინო მარიამ ანა თამარ ქეთევან ეკა სალომე სანდრო',
    last: 'ბერიძე კაპანაძე გელაშვილი მაისურაძე გიორგაძე ლომიძე წიკლაური კვარაცხელია ბოლქვაძე ხუციშვილი შენგელია',
  },
  GR: {
    first: 'Γεώργιος Δημήτριος Κωνσταντίνος Ιωάννης Νικόλαος Μαρία Ελένη Αικατερίνη Βασιλική Σοφία Αγγελική',
    last: 'Παπαδόπουλος Βλάχος Αγγελόπουλος Νικολαΐδης Γεωργίου Δημητρίου Παπαδάκης Κωνσταντίνου Οικονόμου Αντωνίου',
  },
  EG: {
    first: 'محمد أحمد محمود مصطفى عمر يوسف فاطمة مريم نور آية سارة هناء خالد كريم',
    last: 'حسن إبراهيم علي محمود عبدالله صالح منصور فاروق شاهين ناصر سليمان فهمي زكي',
  },
  IL: {
    first: 'דוד משה יוסף יעקב אברהם שרה רחל מרים אסתר נועה תמר יעל איתי עומר',
    last: 'כהן לוי מזרחי פרץ ביטון דהן אברהם פרידמן מלכה אזולאי כץ יוסף דוד עמר',
  },
  CN: {
    first: '伟 芳 娜 秀英 敏 静 丽 强 磊 军 洋 勇 艳 杰 娟 涛 明 超 秀兰 霞 平 建国 志强 海燕',
    last: '王 李 张 刘 陈 杨 黄 赵 吴 周 徐 孙 马 朱 胡 郭 何 林 高 罗',
    together: true,
  },
  JP: {
    first: '太郎 花子 一郎 健 翔太 大輔 直樹 美咲 陽子 恵子 由美 裕子 和也 拓也 さくら 葵',
    last: '佐藤 鈴木 高橋 田中 伊藤 渡辺 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本',
    together: true,
  },
  KR: {
    first: '민준 서준 도윤 예준 시우 서연 서윤 지우 지민 수빈 영수 영희 철수 미경 성호 정훈',
    last: '김 이 박 최 정 강 조 윤 장 임 한 오 서 신 권 황 안 송',
    together: true,
  },
  IN: {
    first: 'राहुल प्रिया अमित सुनीता राजेश अनिता विजय पूजा संजय कविता मनोज नेहा',
    last: 'शर्मा वर्मा सिंह कुमार गुप्ता पटेल यादव मिश्रा जोशी रेड्डी',
  },
};

/** `n` synthetic people who are on no list, with a name in native script only and random birth dates. */
export function nativeStrangers(n: number): ScreeningQuery[] {
  const random = makeRandom(11);
  const pick = (all: string): string => {
    const words = all.split(' ');
    return words[Math.floor(random() * words.length)]!;
  };
  const codes = Object.keys(countries);
  return Array.from({ length: n }, (_, i) => {
    const country = codes[i % codes.length]!;
    const { first, last, together } = countries[country]!;
    const name = together ? pick(last) + pick(first) : `${pick(first)} ${pick(last)}`;
    const day = new Date(
      Date.UTC(1950 + Math.floor(random() * 55), Math.floor(random() * 12), 1 + Math.floor(random() * 28)),
    );
    return { names: [name], birthDate: day.toISOString().slice(0, 10), country, numbers: [] };
  });
}

/** Signs of which the spelling that people use is far from the one of the rules: Lee, Park and Roh, not I, Bag and No. */
const spellings = `
  이 lee yi ri rhee li | 리 lee yi ri rhee li | 박 park pak | 최 choi choe | 임 lim rim im yim | 림 lim rim im | 오 oh o
  우 woo u | 유 yoo yu you ryu | 류 yoo yu ryu | 노 roh no noh ro | 로 roh no noh ro | 정 jung chung jong chong
  조 cho jo | 주 joo ju chu | 백 baek paik paek | 심 shim sim | 전 jun chun jon chon | 천 chun chon cheon | 구 koo gu ku
  허 huh hur heo ho | 여 yeo yo | 양 yang ryang | 영 young yong | 현 hyun hyon | 성 sung song | 경 kyung kyong
  희 hee hui | 은 eun un | 국 kook kuk guk | 철 chul chol | 석 suk sok seok | 선 sun son seon | 연 yeon youn yon
`;

const bySign = new Map(
  spellings.split(/[|\n]/).flatMap((line) => {
    const [sign, ...found] = line.trim().split(' ');
    return sign ? [[sign, new Set(found)] as const] : [];
  }),
);

/** Is this how a Korean sign is written in passports? */
export const isSpelling = (sign: string, text: string): boolean => bySign.get(sign)?.has(text) ?? false;

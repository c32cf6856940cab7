import { describe, expect, it } from 'vitest';
import { mrzNameParts, mrzSpellings } from './transliterate.ts';

describe('names as an MRZ spells them (ICAO 9303-3, 4.6 and section 6)', () => {
  it.each([
    ["O'Connor", 'OCONNOR'],
    ['Smith-Jones', 'SMITH<JONES'],
    ['van der Müllen', 'VAN<DER<MUELLEN'],
    ['Żółć', 'ZOLC'],
    ['Straße', 'STRASSE'],
    ['Ångström', 'AANGSTROEM'],
    ['Ólafsdóttir Þóra', 'OLAFSDOTTIR<THORA'],
    ['Nguyễn Văn Đức', 'NGUYEN<VAN<DUC'],
    ['Ipek Çağlar Işık', 'IPEK<CAGLAR<ISIK'],
    ['Щербакова Юлия', 'SHCHERBAKOVA<IULIIA'],
    ['Зоряна Їжакевич', 'ZORIANA<IZHAKEVICH'],
    ['გიორგაძე ნინო', 'GIORGADZE<NINO'],
    ['王', ''],
  ])('%s', (name, spelt) => {
    expect(mrzNameParts(name).join('<')).toBe(spelt);
  });

  it('knows the other spellings that states print', () => {
    const spellings = mrzSpellings('Müller Øst').map((parts) => parts.join('<'));
    expect(spellings).toContain('MUELLER<OEST');
    expect(spellings).toContain('MULLER<OST');
    expect(spellings).not.toContain('MILLER<OST');
  });
});

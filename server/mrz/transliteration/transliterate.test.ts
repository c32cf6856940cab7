import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSpelledAs, isUnspelled, mrzNameParts, mrzSpellings } from './transliterate.ts';

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
    ['Παπαδόπουλος Ευάγγελος', 'PAPADOPOULOS<EVANGELOS'],
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

describe('what issuing states print', () => {
  it.each([
    ['DEU', 'Müller-Lüdenscheidt', 'MUELLERLUEDENSCHEIDT'],
    ['TUR', 'Gülşah Özçelik', 'GULSAHOZCELIK'],
    ['AZE', 'Əliyev', 'ALIYEV'],
    ['AZE', 'Quliyeva Şəbnəm', 'GULIYEVASHABNAM'],
    ['HUN', 'Erdős Győző', 'ERDOSGYOZO'],
    ['DNK', 'Sørensen Åse', 'SOERENSENAASE'],
    ['ESP', 'Muñoz', 'MUNOZ'],
    ['HRV', 'Đurđa', 'DURDA'],
    // Ukraine, Cabinet resolution 55 of 2010, with its own examples.
    ['UKR', 'Згорани Розгон', 'ZGHORANYROZGHON'],
    ['UKR', 'Яготин Костянтин', 'YAHOTYNKOSTIANTYN'],
    ['UKR', 'Їжакевич Кадиївка', 'YIZHAKEVYCHKADYIVKA'],
    ['UKR', 'Юрій Крюківка', 'YURIIKRIUKIVKA'],
    ['UKR', 'Знам’янка Олексій', 'ZNAMIANKAOLEKSII'],
    // Russia: ICAO since 2013, GOST R 52535.1 before it, the older order before that.
    ['RUS', 'Щербакова Юлия', 'SHCHERBAKOVAIULIIA'],
    ['RUS', 'Царицын Юрий', 'TCARITCYNIURII'],
    ['RUS', 'Андреев Сергей', 'ANDREYEVSERGEY'],
    ['RUS', 'Подъячев', 'PODIEIACHEV'],
    // Bulgaria's law of 2009.
    ['BGR', 'Щерев Първанов', 'SHTEREVPARVANOV'],
    ['BGR', 'Христо Ценков', 'HRISTOTSENKOV'],
    ['SRB', 'Ђорђевић Живко', 'DJORDJEVICZIVKO'],
    ['SRB', 'Šćepanović', 'SCEPANOVIC'],
    ['MKD', 'Ѓорѓиев', 'GJORGJIEV'],
    // ELOT 743.
    ['GRC', 'Παπαδόπουλος Γεώργιος', 'PAPADOPOULOSGEORGIOS'],
    ['GRC', 'Ευαγγελία Μπακογιάννη', 'EVANGELIABAKOGIANNI'],
    ['GRC', 'Χαράλαμπος', 'CHARALAMPOS'],
    ['GRC', 'Ξανθοπούλου Ψυχή', 'XANTHOPOULOUPSYCHI'],
    ['GEO', 'ჯანელიძე ჟუჟუნა', 'JANELIDZEZHUZHUNA'],
    ['GEO', 'ჭყონია', 'CHQONIA'],
  ])('%s: %s is %s', (state, name, printed) => {
    expect(isSpelledAs(name, printed, state)).toBe(true);
  });

  it.each([
    // One spelling of a letter holds through the name.
    ['DEU', 'Müller-Lüdenscheidt', 'MULLERLUEDENSCHEIDT'],
    ['SRB', 'Ђорђевић', 'DORDJEVIC'],
    ['DEU', 'Müller', 'MILLER'],
    ['DEU', 'Quliyeva', 'GULIYEVA'],
    ['UKR', 'Юрій', 'YURI'],
    ['UKR', 'Марія', 'MARIAA'],
    ['GRC', 'Γεώργιος', 'YEORYIOS'],
    ['RUS', 'Иванов', 'PETROV'],
    ['UTO', 'Anna', ''],
  ])('%s: %s is not %s', (state, name, printed) => {
    expect(isSpelledAs(name, printed, state)).toBe(false);
  });

  it('names in letters that are not spelled one by one are known as such', () => {
    expect(['王小明', 'محمد', 'דוד', 'Anna', 'Анна', 'Anna 王', '', '-'].map(isUnspelled)).toEqual([
      ...[true, true, true, false, false, false, false, false],
    ]);
  });

  it('a name made to be searched for ever is given up', () => {
    const name = 'ЪЬ'.repeat(100);
    expect(isSpelledAs(`${name}Щ`, 'A'.repeat(150), 'UTO')).toBe(false);
  });

  it('is what a zone made of the usual spelling says: every name, property', () => {
    const letter = fc.constantFrom(...'АБВГҐДЕЁЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯΑΒΓΔΕΖΗΘΜΝΟΠΥΧΨΩÄÖÜØÅÑŞĞaz -აბგდჟღ');
    fc.assert(
      fc.property(fc.string({ unit: letter, minLength: 1, maxLength: 30 }), (name) => {
        expect(isSpelledAs(name, mrzNameParts(name).join(''), 'UTO')).toBe(true);
      }),
      { numRuns: 2_000, seed: 16 },
    );
  });
});

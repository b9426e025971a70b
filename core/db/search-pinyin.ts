// Readings of names: what the library knows, and the place names and surnames that it reads wrongly.
import { customPinyin, pinyin } from 'pinyin-pro';

/** Raised whenever a reading below changes, so that stored readings are made again. */
export const READINGS_VERSION = 1;

/** Places read in their own way: those that the library gets wrong, each held against it by a test. */
export const PLACES: Readonly<Record<string, string>> = {
  乐清: 'yuè qīng',
  乐亭: 'lào tíng',
  乐陵: 'lào líng',
  浚县: 'xùn xiàn',
  会稽: 'kuài jī',
  蔚县: 'yù xiàn',
  洪洞: 'hóng tóng',
  单县: 'shàn xiàn',
  莘庄: 'xīn zhuāng',
  黄陂: 'huáng pí',
  大埔: 'dà bù',
  歙县: 'shè xiàn',
  涡阳: 'guō yáng',
  繁峙: 'fán shì',
  尉犁: 'yù lí',
  泌阳: 'bì yáng',
  栎阳: 'yuè yáng',
  吴堡: 'wú bǔ',
  解州: 'hài zhōu',
  筠连: 'jūn lián',
  郫都: 'pí dū',
  什邡: 'shí fāng',
  珲春: 'hún chūn',
  六合: 'lù hé',
  都匀: 'dū yún',
  都昌: 'dū chāng',
  调兵山: 'diào bīng shān',
};

/** Surnames that the library reads as the common word. */
export const SURNAMES: Readonly<Record<string, string>> = {
  贠: 'yun',
  晟: 'cheng',
  黑: 'he',
  秘: 'bi',
  郇: 'xun',
  佴: 'nai',
  祭: 'zhai',
  么: 'yao',
  种: 'chong',
  重: 'chong',
  不: 'fou',
  藏: 'zang',
};

customPinyin({ ...PLACES });

/** Syllables of a unit's name without tones, ü as v; marks are left out, Latin letters and digits stand as they are. */
export function readUnit(name: string): string[] {
  return pinyin(name.normalize('NFKC'), { toneType: 'none', type: 'array', v: true }).map(clean).filter(Boolean);
}

/** The same for a person, whose first character is read as a surname. */
export function readPerson(name: string): string[] {
  const syllables = pinyin(name.normalize('NFKC'), { toneType: 'none', type: 'array', v: true, surname: 'head' });
  const surname = SURNAMES[[...name][0] ?? ''];
  if (surname !== undefined) syllables[0] = surname;
  return syllables.map(clean).filter(Boolean);
}

const clean = (syllable: string): string => syllable.toLowerCase().replace(/[^a-z0-9]/g, '');

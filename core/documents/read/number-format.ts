// One automatic number in the format that Word names (w:numFmt), e.g. 3 as chineseCounting → 三.

const DIGITS = '〇一二三四五六七八九';
const FORMAL: Record<string, string> = {
  〇: '零',
  一: '壹',
  二: '贰',
  三: '叁',
  四: '肆',
  五: '伍',
  六: '陆',
  七: '柒',
  八: '捌',
  九: '玖',
  十: '拾',
  百: '佰',
  千: '仟',
};

function counting(n: number): string {
  if (n <= 0) return DIGITS[0] as string;
  if (n < 20) return n < 10 ? (DIGITS[n] as string) : `十${n % 10 ? DIGITS[n % 10] : ''}`;
  const units = ['', '十', '百', '千'];
  const digits = String(n);
  if (digits.length > 4) return digits;
  let words = '';
  let zero = false;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[i]);
    if (digit === 0) zero = true;
    else {
      if (zero && words) words += '零';
      zero = false;
      words += `${DIGITS[digit]}${units[digits.length - 1 - i]}`;
    }
  }
  return words;
}

const ROMAN: [number, string][] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

function roman(n: number): string {
  if (n <= 0 || n > 3999) return String(n);
  let left = n;
  let out = '';
  for (const [value, sign] of ROMAN) {
    while (left >= value) {
      out += sign;
      left -= value;
    }
  }
  return out;
}

function letters(n: number): string {
  if (n <= 0 || n > 780) return String(n);
  return String.fromCharCode(97 + ((n - 1) % 26)).repeat(Math.floor((n - 1) / 26) + 1);
}

function enclosed(n: number, first: number, count: number, fallback: string): string {
  return n >= 1 && n <= count ? String.fromCodePoint(first + n - 1) : fallback;
}

/** Writes a counter the way the numbering level asks for (ECMA-376 ST_NumberFormat); unknown formats give digits. */
export function formatNumber(n: number, format: string): string {
  switch (format) {
    case 'none':
      return '';
    case 'decimalZero':
      return n < 10 && n >= 0 ? `0${n}` : String(n);
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'taiwaneseCounting':
    case 'taiwaneseCountingThousand':
    case 'japaneseCounting':
    case 'koreanCounting':
    case 'koreanDigital2':
      return counting(n);
    case 'ideographDigital':
    case 'taiwaneseDigital':
    case 'japaneseDigitalTenThousand':
      return [...String(n)].map((digit) => DIGITS[Number(digit)] ?? digit).join('');
    case 'chineseLegalSimplified':
    case 'ideographLegalTraditional':
    case 'japaneseLegal':
      return counting(n).replace(/[〇一二三四五六七八九十百千]/g, (sign) => FORMAL[sign] as string);
    case 'ideographTraditional':
      return '甲乙丙丁戊己庚辛壬癸'[(n - 1) % 10] ?? String(n);
    case 'ideographZodiac':
    case 'ideographZodiacTraditional':
      return '子丑寅卯辰巳午未申酉戌亥'[(n - 1) % 12] ?? String(n);
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return n > 20 ? enclosed(n - 20, 0x3251, 15, `(${n})`) : enclosed(n, 0x2460, 20, `(${n})`);
    case 'ideographEnclosedCircle':
      return enclosed(n, 0x3280, 10, `(${counting(n)})`);
    case 'decimalEnclosedParen':
      return enclosed(n, 0x2474, 20, `(${n})`);
    case 'decimalEnclosedFullstop':
      return enclosed(n, 0x2488, 20, `${n}.`);
    case 'decimalFullWidth':
    case 'decimalFullWidth2':
      return [...String(n)].map((digit) => String.fromCharCode(0xff10 + Number(digit))).join('');
    case 'upperRoman':
      return roman(n);
    case 'lowerRoman':
      return roman(n).toLowerCase();
    case 'upperLetter':
      return letters(n).toUpperCase();
    case 'lowerLetter':
      return letters(n);
    default:
      return String(n);
  }
}

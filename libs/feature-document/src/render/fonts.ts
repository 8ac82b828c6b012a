import type { IFontAttributesProperties } from 'docx';

/** The faces that GB/T 9704-2012 names, with what stands in for them where they are not installed. */
export type Typeface = 'title' | 'body' | 'heading' | 'subheading' | 'song' | 'mono';

interface TypefaceDefinition {
  readonly name: string;
  /** Names under which other systems carry the same or the nearest face; the last ones come with open systems. */
  readonly alternatives: readonly string[];
  readonly family: 'roman' | 'swiss' | 'modern';
  readonly panose: string;
}

const typefaces: Readonly<Record<Typeface, TypefaceDefinition>> = {
  title: {
    name: '方正小标宋简体',
    family: 'roman',
    panose: '02010601030101010101',
    alternatives: ['方正小标宋_GBK', 'FZXiaoBiaoSong-B05S', '华文中宋', 'STZhongsong', 'Noto Serif CJK SC'],
  },
  body: {
    name: '仿宋_GB2312',
    family: 'roman',
    panose: '02010609030101010101',
    alternatives: ['仿宋', 'FangSong', 'STFangsong', 'Noto Serif CJK SC'],
  },
  heading: {
    name: '黑体',
    family: 'swiss',
    panose: '02010609060101010101',
    alternatives: ['SimHei', 'STHeiti', 'Noto Sans CJK SC'],
  },
  subheading: {
    name: '楷体_GB2312',
    family: 'roman',
    panose: '02010609060101010101',
    alternatives: ['楷体', 'KaiTi', 'STKaiti', 'Noto Serif CJK SC'],
  },
  song: {
    name: '宋体',
    family: 'roman',
    panose: '02010600030101010101',
    alternatives: ['SimSun', 'STSong', 'Noto Serif CJK SC'],
  },
  mono: {
    name: 'Courier New',
    family: 'modern',
    panose: '02070309020205020404',
    alternatives: ['Liberation Mono', 'DejaVu Sans Mono', 'Noto Sans Mono CJK SC'],
  },
};

/** Chinese type sizes in half points, as docx wants them. */
export const typeSizes = {
  小初: 72,
  一号: 52,
  二号: 44,
  小二: 36,
  三号: 32,
  小三: 30,
  四号: 28,
  小四: 24,
  五号: 21,
  小五: 18,
} as const;

/**
 * Digits and Latin letters: official papers set them in Times New Roman, which every system carries or replaces alike.
 */
const LATIN = 'Times New Roman';

/** Font attributes of a run. The hint makes quotation marks and dashes full-width, as Chinese text needs them. */
export function fontOf(typeface: Typeface): IFontAttributesProperties {
  const { name } = typefaces[typeface];
  if (typeface === 'mono') return { ascii: name, hAnsi: name, cs: name, eastAsia: typefaces.body.name };
  return { ascii: LATIN, hAnsi: LATIN, cs: LATIN, eastAsia: name, hint: 'eastAsia' };
}

/** The font table part: names the stand-ins that a word processor takes where a face is missing. */
export function fontTableXml(): string {
  const fonts = Object.values(typefaces).map(
    ({ name, alternatives, family, panose }) =>
      `<w:font w:name="${name}"><w:altName w:val="${alternatives.join(',')}"/><w:panose1 w:val="${panose}"/>` +
      `<w:charset w:val="${family === 'modern' ? '00' : '86'}"/><w:family w:val="${family}"/>` +
      `<w:pitch w:val="${family === 'modern' ? 'fixed' : 'variable'}"/></w:font>`,
  );
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
    `<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${fonts.join('')}</w:fonts>`
  );
}

import { balancedLines, cleanText, linesOf, singleLine, textWidth } from './text';
import { LONG_NAME } from './samples/nomination-samples';

describe('text for documents', () => {
  it('drops what XML forbids and keeps line breaks, tabs and rare characters', () => {
    expect(cleanText('a\u0000b\u0008c\u001Bd\uFFFEe\uD800f\u{2B81D}g\r\nh\ri\tj')).toBe('abcdef\u{2B81D}g\nh\ni\tj');
  });

  it('drops controls that reverse the reading direction', () => {
    expect(cleanText('公司\u202Efdp.exe\u2066')).toBe('公司fdp.exe');
  });

  it('makes one line for names and lines for texts', () => {
    expect(singleLine(' 甲\n 乙\t丙 ')).toBe('甲 乙 丙');
    expect(linesOf('\n甲\n\n乙\n\n')).toEqual(['甲', '', '乙']);
    expect(linesOf('')).toEqual(['']);
  });

  it('counts Chinese characters as one and Latin ones as one half', () => {
    expect(textWidth('绿色2024')).toBe(4);
  });

  it('breaks titles into lines of about equal length and never inside a number or before a closing mark', () => {
    expect([...LONG_NAME]).toHaveLength(60);
    const lines = balancedLines(`关于推荐“${LONG_NAME}”等6项绿色技术的函`, 19);
    expect(lines.join('')).toBe(`关于推荐“${LONG_NAME}”等6项绿色技术的函`);
    const widths = lines.map(textWidth);
    expect(Math.max(...widths)).toBeLessThanOrEqual(19);
    expect(Math.min(...widths)).toBeGreaterThan(8);
    expect(lines.every((line) => !/^[”》）]/.test(line))).toBe(true);
    expect(
      balancedLines('《绿色技术推广目录（2024年版）》拟入选技术名单', 20).some((line) => line.endsWith('2024')),
    ).toBe(false);
    expect(balancedLines('短标题', 19)).toEqual(['短标题']);
  });

  it('leaves a word longer than a line alone', () => {
    expect(balancedLines('a'.repeat(100), 19).join('')).toBe('a'.repeat(100));
  });
});

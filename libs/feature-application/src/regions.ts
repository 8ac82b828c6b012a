import { areaList } from '@vant/area-data';
import type { RegionDto } from '@linxuan/contracts';

/** Provinces by their English names; below them the register has Chinese names only. */
const ENGLISH: Record<string, string> = {
  '11': 'Beijing',
  '12': 'Tianjin',
  '13': 'Hebei',
  '14': 'Shanxi',
  '15': 'Inner Mongolia',
  '21': 'Liaoning',
  '22': 'Jilin',
  '23': 'Heilongjiang',
  '31': 'Shanghai',
  '32': 'Jiangsu',
  '33': 'Zhejiang',
  '34': 'Anhui',
  '35': 'Fujian',
  '36': 'Jiangxi',
  '37': 'Shandong',
  '41': 'Henan',
  '42': 'Hubei',
  '43': 'Hunan',
  '44': 'Guangdong',
  '45': 'Guangxi',
  '46': 'Hainan',
  '50': 'Chongqing',
  '51': 'Sichuan',
  '52': 'Guizhou',
  '53': 'Yunnan',
  '54': 'Xizang',
  '61': 'Shaanxi',
  '62': 'Gansu',
  '63': 'Qinghai',
  '64': 'Ningxia',
  '65': 'Xinjiang',
  '71': 'Taiwan',
  '81': 'Hong Kong',
  '82': 'Macao',
};

/** Administrative divisions after GB/T 2260 down to the county, provinces first. */
export function allRegions(): RegionDto[] {
  const levels: [Record<string, string>, (code: string) => string | null][] = [
    [areaList.province_list, () => null],
    [areaList.city_list, (code) => `${code.slice(0, 2)}0000`],
    [areaList.county_list, (code) => `${code.slice(0, 4)}00`],
  ];
  return levels.flatMap(([names, parentOf]) =>
    Object.entries(names).map(([code, zh]) => {
      const en = code.endsWith('0000') ? ENGLISH[code.slice(0, 2)] : undefined;
      return { code, parent: parentOf(code), name: en ? { zh, en } : { zh } };
    }),
  );
}

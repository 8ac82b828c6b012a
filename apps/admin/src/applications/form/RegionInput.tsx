import type { RegionDto } from '@linxuan/contracts';
import { Box, NativeSelect } from '@mui/material';
import { useMemo } from 'react';
import { useTranslate } from 'react-admin';
import { useLang, useRead } from '../../components';
import { useDraft, useValue } from '../draft/DraftContext';
import { FieldFrame } from './FieldFrame';
import { selectInput } from './ChoiceInputs';
import { ariaOf, type InputProps } from './TextInput';

export function useRegions(): RegionDto[] | undefined {
  return useRead<RegionDto[]>('/regions', { staleTime: Infinity }).data;
}

/** From the province down to where the code points. */
export function regionPath(regions: readonly RegionDto[], code: string): RegionDto[] {
  const byCode = new Map(regions.map((region) => [region.code, region]));
  const path: RegionDto[] = [];
  for (let at = byCode.get(code); at && path.length < 4; at = at.parent === null ? undefined : byCode.get(at.parent))
    path.unshift(at);
  return path;
}

/** Province, city, county: one list after the other, the deepest choice counts. */
export function RegionInput({ field, pointer, narrow = false }: InputProps) {
  const lang = useLang();
  const translate = useTranslate();
  const { session } = useDraft();
  const value = useValue(pointer);
  const regions = useRegions();
  const code = typeof value === 'string' ? value : '';
  const isReading = regions === undefined && code !== '';
  const path = useMemo(() => regionPath(regions ?? [], code), [regions, code]);
  const below = (parent: string | null) => (regions ?? []).filter((region) => region.parent === parent);
  const levels = [below(null), ...path.map((region) => below(region.code))]
    .filter((level, index) => index === 0 || level.length > 0)
    .slice(0, 3);
  const choose = (depth: number, chosen: string) =>
    session.edit(pointer, chosen !== '' ? chosen : path[depth - 1]?.code);
  return (
    <FieldFrame field={field} pointer={pointer} group narrow={narrow}>
      {({ id: _id, labelId, ...aria }) => (
        <Box
          sx={{
            display: 'grid',
            gridTemplateColumns: { xs: '1fr', sm: 'repeat(auto-fit, minmax(120px, 1fr))' },
            gap: 1,
          }}
        >
          {levels.map((level, depth) => (
            <NativeSelect
              key={depth}
              fullWidth
              value={path[depth]?.code ?? ''}
              input={selectInput}
              // Until the list is there, a place that is filled in must not look empty.
              disabled={isReading}
              error={aria['aria-invalid']}
              onChange={({ target }) => choose(depth, target.value)}
              inputProps={{
                ...ariaOf({ labelId, ...aria }),
                'aria-label': `${field.title[lang]}${translate('mark.colon')}${translate(`applications.regionLevel.${depth}`)}`,
              }}
            >
              <option value="">
                {isReading ? translate('picker.loadingText') : translate(`applications.regionLevel.${depth}`)}
              </option>
              {level.map((region) => (
                <option key={region.code} value={region.code}>
                  {region.name[lang] ?? region.name.zh}
                </option>
              ))}
            </NativeSelect>
          ))}
        </Box>
      )}
    </FieldFrame>
  );
}

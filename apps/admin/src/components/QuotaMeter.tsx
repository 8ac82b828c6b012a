import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useTones } from '../theme/useTones';

export interface QuotaView {
  /** Null where there is no total. */
  cap: number | null;
  used: number;
  slots: { number: number; state: string; caseId: string | null; title?: string | null }[];
}

/** Each slot as a field with its holder; the list says the same in words. */
export function QuotaMeter({ quota, showHolders = true }: { quota: QuotaView; showHolders?: boolean }) {
  const translate = useTranslate();
  const tones = useTones();
  const { cap, used, slots } = quota;
  const left = cap === null ? null : Math.max(cap - used, 0);
  const fill = (state: string) =>
    state === 'free' ? 'transparent' : state === 'reserved' ? tones.wash : tones.primary;
  return (
    <Box component="section" aria-label={translate('quota.title')}>
      <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'baseline', flexWrap: 'wrap' }}>
        <Typography variant="h3">{translate('quota.title')}</Typography>
        <Typography sx={{ fontWeight: 650 }}>
          {cap === null ? translate('quota.uncapped') : translate('quota.used', { used, cap })}
        </Typography>
        {left !== null && (
          <Typography color={left === 0 ? 'warning' : 'textSecondary'}>
            {left === 0 ? translate('quota.full') : translate('quota.left', { left })}
          </Typography>
        )}
      </Box>
      {slots.length > 0 && (
        <Box
          component="ol"
          sx={{
            listStyle: 'none',
            p: 0,
            m: 0,
            mt: 1,
            display: 'grid',
            gap: 0.75,
            gridTemplateColumns: {
              xs: showHolders ? '1fr' : 'repeat(6, 1fr)',
              sm: `repeat(${Math.min(slots.length, 6)}, minmax(0, 1fr))`,
            },
          }}
        >
          {slots.map(({ number, state, title }) => (
            <Box component="li" key={number} sx={{ minWidth: 0 }}>
              <Box
                aria-hidden
                sx={{
                  height: 10,
                  borderRadius: 1,
                  border: `2px ${state === 'free' ? 'dashed' : 'solid'} ${state === 'free' ? tones.line : tones.primary}`,
                  bgcolor: fill(state),
                }}
              />
              {showHolders && (
                <Typography
                  variant="body2"
                  sx={{ mt: 0.25, fontSize: '0.8rem', color: state === 'free' ? 'text.secondary' : 'text.primary' }}
                >
                  {translate('quota.slot', { number })} · {translate(`slotState.${state}`)}
                  {title && (
                    <Box component="span" sx={{ display: 'block' }}>
                      {title}
                    </Box>
                  )}
                </Typography>
              )}
            </Box>
          ))}
        </Box>
      )}
    </Box>
  );
}

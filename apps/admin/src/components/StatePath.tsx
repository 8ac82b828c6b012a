import CheckIcon from '@mui/icons-material/Check';
import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useLang, useText } from '../i18n/useText';
import type { PathStep } from '../providers/types';
import { useTones } from '../theme/useTones';

/** The narrowest column in which no word of a stage's name breaks, in pixels. */
const COLUMN = { zh: 74, en: 104 } as const;

/**
 * Where a case is on its way: done, now, to come. Side by side in as many rows as it takes, one below the other on a
 * phone.
 */
export function StatePath({ path, dense = false }: { path: PathStep[]; dense?: boolean }) {
  const translate = useTranslate();
  const lang = useLang();
  const text = useText();
  const tones = useTones();
  const now = path.findIndex(({ state }) => state === 'now');
  const near = (index: number) => !dense || Math.abs(index - Math.max(now, 0)) <= 1;
  return (
    <Box
      component="ol"
      aria-label={translate('path.title')}
      sx={{
        listStyle: 'none',
        m: 0,
        p: 0,
        display: { xs: 'flex', md: 'grid' },
        flexDirection: 'column',
        gridTemplateColumns: { md: `repeat(auto-fit, minmax(${COLUMN[lang]}px, 1fr))` },
        rowGap: { md: 1.25 },
        overflow: { md: 'hidden' },
        overflowWrap: 'break-word',
      }}
    >
      {path.map((step, index) => {
        const filled = step.state !== 'next';
        return (
          <Box
            component="li"
            key={step.stage}
            aria-current={step.state === 'now' ? 'step' : undefined}
            sx={{
              minWidth: 0,
              display: { xs: near(index) ? 'flex' : 'none', md: 'block' },
              gap: 1.25,
              alignItems: 'center',
              position: 'relative',
              pb: { xs: 0.5, md: 0 },
              '&::before':
                index === 0
                  ? undefined
                  : {
                      content: '""',
                      display: { xs: 'none', md: 'block' },
                      position: 'absolute',
                      top: 10,
                      left: 'calc(-50% + 11px)',
                      width: 'calc(100% - 22px)',
                      height: 2,
                      bgcolor: filled ? tones.primary : tones.line,
                    },
            }}
          >
            <Box
              aria-hidden
              sx={{
                width: 22,
                height: 22,
                flex: 'none',
                mx: { md: 'auto' },
                borderRadius: '50%',
                display: 'grid',
                placeItems: 'center',
                fontSize: '0.75rem',
                fontWeight: 700,
                boxSizing: 'border-box',
                border: `2px solid ${filled ? tones.primary : tones.line}`,
                bgcolor: step.state === 'done' ? tones.primary : tones.paper,
                color: step.state === 'done' ? tones.onPrimary : step.state === 'now' ? tones.primary : tones.soft,
              }}
            >
              {step.state === 'done' ? <CheckIcon sx={{ fontSize: 14 }} /> : index + 1}
            </Box>
            <Typography
              variant="body2"
              sx={{
                textAlign: { md: 'center' },
                px: { md: 0.5 },
                mt: { md: 0.5 },
                fontSize: '0.8125rem',
                lineHeight: 1.4,
                fontWeight: step.state === 'now' ? 700 : 400,
                color:
                  step.state === 'now' ? 'primary.main' : step.state === 'next' ? 'text.secondary' : 'text.primary',
              }}
            >
              {text(step.title)}
              <Box
                component="span"
                sx={{
                  position: 'absolute',
                  width: '1px',
                  height: '1px',
                  overflow: 'hidden',
                  whiteSpace: 'nowrap',
                  clipPath: 'inset(50%)',
                }}
              >
                {translate('mark.aside', { words: translate(`path.${step.state}`) })}
              </Box>
            </Typography>
          </Box>
        );
      })}
    </Box>
  );
}

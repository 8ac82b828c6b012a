import type { NominatorRow } from '@linxuan/contracts';
import { Box, ButtonBase, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useText } from '../components';
import { quotaText, useStatusTone } from './status';

/** One tile per nominator, roughly where it lies. On a narrow page the tiles flow; the table says the same. */
export function TileMap({
  rows,
  chosen,
  onOpen,
}: {
  rows: NominatorRow[];
  chosen: readonly string[];
  onOpen(org: string): void;
}) {
  const translate = useTranslate();
  const text = useText();
  const toneOf = useStatusTone();
  const placed = rows.filter(({ tile }) => tile !== null);
  const left = Math.min(...placed.map(({ tile }) => tile?.column ?? 0));
  const top = Math.min(...placed.map(({ tile }) => tile?.row ?? 0));
  const columns = Math.max(...placed.map(({ tile }) => tile?.column ?? 0)) - left + 1;
  return (
    <Box
      component="ul"
      aria-label={translate('dashboard.map')}
      sx={{
        listStyle: 'none',
        p: 0,
        m: 0,
        display: 'grid',
        gap: 0.5,
        gridTemplateColumns: { xs: 'repeat(auto-fill, minmax(104px, 1fr))', lg: `repeat(${columns}, minmax(0, 1fr))` },
      }}
    >
      {rows.map((row) => {
        const tone = toneOf(row.status);
        const label = translate('dashboard.tile', {
          name: text(row.short),
          status: translate(`dashboard.status.${row.status}`),
          quota: quotaText(row),
          received: row.received,
          overdue: row.overdueTasks,
        });
        return (
          <Box
            component="li"
            key={row.org}
            sx={{
              ...(row.tile && {
                gridColumn: { lg: row.tile.column - left + 1 },
                gridRow: { lg: row.tile.row - top + 1 },
              }),
            }}
          >
            <ButtonBase
              onClick={() => onOpen(row.org)}
              title={label}
              sx={{
                width: '100%',
                minHeight: 74,
                p: 0.5,
                borderRadius: 1,
                display: 'flex',
                flexDirection: 'column',
                alignItems: 'flex-start',
                justifyContent: 'space-between',
                textAlign: 'left',
                bgcolor: tone.wash,
                color: tone.text,
                border: 2,
                borderColor: chosen.includes(row.org) ? 'primary.main' : 'transparent',
              }}
            >
              <Typography
                component="span"
                sx={{
                  fontWeight: 700,
                  fontSize: '0.875rem',
                  lineHeight: 1.25,
                  // The longest English name of a place in one line of a tile.
                  '&:lang(en)': { fontSize: '0.75rem', letterSpacing: '-0.01em', hyphens: 'auto' },
                }}
              >
                {placeName(text(row.short))}
              </Typography>
              <Box
                component="span"
                sx={{
                  display: 'flex',
                  justifyContent: 'space-between',
                  width: '100%',
                  fontSize: '0.8125rem',
                  fontWeight: 650,
                }}
              >
                <span>{quotaText(row)}</span>
                {row.overdueTasks > 0 && (
                  <span>{translate('dashboard.overdueShort', { count: row.overdueTasks })}</span>
                )}
              </Box>
              <Typography component="span" sx={{ fontSize: '0.75rem', lineHeight: 1.2 }}>
                {translate(`dashboard.status.${row.status}`)}
              </Typography>
            </ButtonBase>
          </Box>
        );
      })}
    </Box>
  );
}

/** The place alone: a tile has no room for the name of an office. */
function placeName(short: string): string {
  return short.replace(
    /(省|市|壮族自治区|回族自治区|维吾尔自治区|自治区)?(发展(和)?改革委(员会)?|(能源|工业和信息化|科技|生态环境)主管部门)$/,
    '',
  );
}

import type { PanelDetail, RubricView } from '@linxuan/contracts';
import { cutText } from '@linxuan/form-rules';
import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useText } from '../components';
import { useTones } from '../theme/useTones';

const ROW = 30;
const LEFT = 150;
const WIDTH = 620;

/** Marks of all experts per criterion on one scale: a dot an expert, a bar the mean. The table below says the same. */
export function StripPlot({ rubric, result }: { rubric: RubricView; result: NonNullable<PanelDetail['result']> }) {
  const translate = useTranslate();
  const text = useText();
  const tones = useTones();
  const { scale, criteria } = rubric;
  const at = (mark: number) => LEFT + (mark / scale) * (WIDTH - LEFT - 20);
  const height = criteria.length * ROW + 24;
  const ticks = [0, 0.2, 0.4, 0.6, 0.8, 1].map((share) => Math.round(scale * share));
  return (
    <Box sx={{ overflowX: 'auto', display: { xs: 'none', sm: 'block' }, maxWidth: 760 }}>
      <svg viewBox={`0 0 ${WIDTH} ${height}`} width="100%" role="img" aria-label={translate('evaluation.plot')}>
        {ticks.map((tick) => (
          <g key={tick}>
            <line x1={at(tick)} x2={at(tick)} y1={0} y2={height - 20} stroke={tones.line} strokeWidth={1} />
            <text x={at(tick)} y={height - 6} fontSize={11} textAnchor="middle" fill={tones.soft}>
              {tick}
            </text>
          </g>
        ))}
        {criteria.map(({ id, title }, row) => {
          const y = row * ROW + ROW / 2;
          const mean = result.perCriterion.find((one) => one.id === id)?.mean ?? null;
          const marks = result.sheets.flatMap(
            ({ scores }) => scores.find(({ criterion }) => criterion === id)?.score ?? [],
          );
          return (
            <g key={id}>
              <text x={LEFT - 10} y={y + 4} fontSize={13} textAnchor="end" fill={tones.text}>
                {cutText(text(title), 11)}
              </text>
              <line x1={at(0)} x2={at(scale)} y1={y} y2={y} stroke={tones.line} strokeWidth={1} />
              {marks.length > 1 && (
                <line
                  x1={at(Math.min(...marks))}
                  x2={at(Math.max(...marks))}
                  y1={y}
                  y2={y}
                  stroke={tones.primary}
                  strokeWidth={3}
                  strokeOpacity={0.35}
                />
              )}
              {marks.map((mark, index) => (
                <circle
                  key={index}
                  cx={at(mark)}
                  cy={y}
                  r={5.5}
                  fill={tones.paper}
                  stroke={tones.primary}
                  strokeWidth={2}
                />
              ))}
              {mean !== null && (
                <rect x={at(mean) - 1.5} y={y - 10} width={3} height={20} fill={tones.urgency.today.text} />
              )}
            </g>
          );
        })}
      </svg>
    </Box>
  );
}

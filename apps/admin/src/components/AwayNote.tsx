import type { AwayDto } from '@linxuan/contracts';
import { Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useFormat } from '../i18n/useText';
import { useTones } from '../theme/useTones';

/** Says that whoever has the work is away, who stands in, and until when. */
export function AwayNote({ away }: { away: AwayDto | null | undefined }) {
  const translate = useTranslate();
  const format = useFormat();
  const tones = useTones();
  if (!away) return null;
  const join = (names: string[]) => names.join(translate('away.and'));
  const known = away.people.length > 0;
  return (
    <Typography
      component="span"
      variant="body2"
      sx={{ display: 'block', color: tones.urgency.soon.text, fontWeight: 600 }}
    >
      {translate(known ? 'away.known' : 'away.someone', {
        people: join(away.people),
        deputies: join(away.deputies),
        until: format.date(away.until),
      })}
    </Typography>
  );
}

import type { DrawRoundsView, FreezeBodyDto } from '@linxuan/contracts';
import { FormControl, FormControlLabel, FormLabel, Radio, RadioGroup } from '@mui/material';
import { useTranslate } from 'react-admin';

export type SourceChoice = 'witnesses' | 'beacon';
type Beacons = DrawRoundsView['beacons'];

/** The next round of the first known beacon, where a beacon is wanted: it is still to come. */
export function sourceOf(choice: SourceChoice, [beacon]: Beacons): FreezeBodyDto['source'] {
  return choice === 'beacon' && beacon
    ? { kind: 'beacon', network: beacon.network, round: beacon.next }
    : { kind: 'witnesses' };
}

/** Where the seed comes from. */
export function SourceField({
  value,
  beacons,
  onChange,
}: {
  value: SourceChoice;
  beacons: Beacons;
  onChange(value: SourceChoice): void;
}) {
  const translate = useTranslate();
  const [beacon] = beacons;
  return (
    <FormControl>
      <FormLabel id="draw-source">{translate('draws.source')}</FormLabel>
      <RadioGroup
        aria-labelledby="draw-source"
        value={value}
        onChange={(event) => onChange(event.target.value as SourceChoice)}
      >
        <FormControlLabel value="witnesses" control={<Radio size="small" />} label={translate('draws.byWitnesses')} />
        {beacon && (
          <FormControlLabel
            value="beacon"
            control={<Radio size="small" />}
            label={translate('draws.byBeacon', { network: beacon.network, round: beacon.next })}
          />
        )}
      </RadioGroup>
    </FormControl>
  );
}

import { useTheme } from '@mui/material/styles';
import { tonesOf, type Tones } from './palette';

/** Colours of the mode in use, for what the theme has no name for. */
export function useTones(): Tones {
  return tonesOf(useTheme().palette.mode);
}

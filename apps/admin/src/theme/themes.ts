import { alpha, type PaletteMode } from '@mui/material/styles';
import { defaultTheme, type RaThemeOptions } from 'react-admin';
import { tonesOf } from './palette';

const FONT = [
  '"Noto Sans CJK SC"',
  '"Noto Sans SC"',
  '"PingFang SC"',
  '"Hiragino Sans GB"',
  '"Microsoft YaHei"',
  'system-ui',
  'sans-serif',
].join(',');

/** Calm surfaces, one deep green for what can be done, thin lines in place of shadows, dense tables. */
function themeOf(mode: PaletteMode): RaThemeOptions {
  const tones = tonesOf(mode);
  return {
    ...defaultTheme,
    sidebar: { width: 232, closedWidth: 0 },
    palette: {
      mode,
      primary: { main: tones.primary, contrastText: tones.onPrimary },
      secondary: { main: tones.gold, contrastText: mode === 'dark' ? '#241a04' : '#ffffff' },
      error: { main: tones.urgency.overdue.text },
      warning: { main: tones.urgency.today.text },
      success: { main: tones.urgency.normal.text },
      background: { default: tones.ground, paper: tones.paper },
      text: { primary: tones.text, secondary: tones.soft },
      divider: tones.line,
    },
    shape: { borderRadius: 8 },
    typography: {
      fontFamily: FONT,
      fontSize: 14,
      h1: { fontSize: '1.5rem', fontWeight: 650, lineHeight: 1.35 },
      h2: { fontSize: '1.125rem', fontWeight: 650, lineHeight: 1.45 },
      h3: { fontSize: '1rem', fontWeight: 650, lineHeight: 1.5 },
      h6: { fontSize: '1rem', fontWeight: 600 },
      body1: { fontSize: '0.9375rem', lineHeight: 1.65 },
      body2: { fontSize: '0.875rem', lineHeight: 1.6 },
      button: { textTransform: 'none', fontWeight: 600, letterSpacing: 0 },
    },
    components: {
      ...defaultTheme.components,
      MuiCssBaseline: {
        styleOverrides: {
          body: { overflowWrap: 'anywhere' },
          '*:focus-visible': { outline: `3px solid ${tones.gold}`, outlineOffset: 2, borderRadius: 4 },
        },
      },
      MuiButtonBase: { defaultProps: { disableRipple: true } },
      MuiButton: {
        defaultProps: { disableElevation: true },
        styleOverrides: { root: { borderRadius: 8, minHeight: 36 } },
      },
      MuiPaper: { styleOverrides: { root: { backgroundImage: 'none' } } },
      MuiCard: { defaultProps: { variant: 'outlined' }, styleOverrides: { root: { borderColor: tones.line } } },
      MuiAppBar: {
        styleOverrides: {
          root: { backgroundColor: tones.paper, color: tones.text, borderBottom: `1px solid ${tones.line}` },
        },
      },
      MuiTableCell: {
        styleOverrides: {
          // A column is never narrower than its longest word.
          root: { borderColor: tones.line, fontSize: '0.875rem', overflowWrap: 'break-word' },
          head: {
            fontWeight: 650,
            color: tones.soft,
            backgroundColor: mode === 'dark' ? tones.raised : '#f8faf8',
            whiteSpace: 'nowrap',
          },
          sizeSmall: { padding: '7px 12px' },
        },
      },
      MuiTableRow: {
        styleOverrides: {
          root: {
            '&.MuiTableRow-hover:hover': { backgroundColor: alpha(tones.primary, mode === 'dark' ? 0.1 : 0.05) },
          },
        },
      },
      MuiChip: { styleOverrides: { root: { borderRadius: 6, fontWeight: 600 } } },
      MuiTextField: { defaultProps: { variant: 'outlined', size: 'small', margin: 'dense', fullWidth: true } },
      MuiFormControl: { defaultProps: { variant: 'outlined', size: 'small', margin: 'dense', fullWidth: true } },
      MuiTooltip: { defaultProps: { arrow: true }, styleOverrides: { tooltip: { fontSize: '0.8125rem' } } },
      MuiLink: { styleOverrides: { root: { textUnderlineOffset: 3 } } },
      MuiAccordionSummary: { styleOverrides: { root: { fontFamily: FONT, fontSize: '0.9375rem' } } },
      MuiDialog: { styleOverrides: { paper: { backgroundColor: tones.raised } } },
      MuiAlert: { styleOverrides: { root: { borderRadius: 8 } } },
    },
  };
}

export const lightTheme = themeOf('light');
export const darkTheme = themeOf('dark');

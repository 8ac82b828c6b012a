import DarkModeIcon from '@mui/icons-material/DarkModeOutlined';
import LightModeIcon from '@mui/icons-material/LightModeOutlined';
import { IconButton, Tooltip, useTheme } from '@mui/material';
import { useTheme as useThemeName, useTranslate } from 'react-admin';

export function useToggleTheme(): () => void {
  const [, setName] = useThemeName();
  const { palette } = useTheme();
  return () => setName(palette.mode === 'dark' ? 'light' : 'dark');
}

export function ThemeSwitch() {
  const translate = useTranslate();
  const toggle = useToggleTheme();
  const isDark = useTheme().palette.mode === 'dark';
  const label = translate(isDark ? 'frame.light' : 'frame.dark');
  return (
    <Tooltip title={label}>
      <IconButton color="inherit" onClick={toggle} aria-label={label}>
        {isDark ? <LightModeIcon /> : <DarkModeIcon />}
      </IconButton>
    </Tooltip>
  );
}

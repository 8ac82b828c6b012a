import CalendarIcon from '@mui/icons-material/CalendarTodayOutlined';
import { Box, IconButton } from '@mui/material';
import { useRef } from 'react';
import { useTranslate } from 'react-admin';

/** Opens the browser's calendar beside a day that can also be typed, bounded as the server bounds it. */
export function CalendarButton({
  value,
  min,
  max,
  onChoose,
}: {
  value: string;
  min: string;
  max: string;
  onChoose(day: string): void;
}) {
  const translate = useTranslate();
  const input = useRef<HTMLInputElement>(null);
  return (
    <Box sx={{ position: 'relative', flex: 'none' }}>
      <IconButton
        size="small"
        edge="end"
        aria-label={translate('typed.calendar')}
        onClick={() => input.current?.showPicker()}
      >
        <CalendarIcon fontSize="small" />
      </IconButton>
      <input
        ref={input}
        type="date"
        tabIndex={-1}
        aria-hidden
        value={/^\d{4}-\d{2}-\d{2}$/.test(value) ? value : ''}
        min={min}
        max={max}
        onChange={({ target }) => onChoose(target.value)}
        style={{ position: 'absolute', inset: 0, width: '100%', opacity: 0, pointerEvents: 'none' }}
      />
    </Box>
  );
}

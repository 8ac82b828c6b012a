import type { EditionProblemDto } from '@linxuan/contracts';
import { Box, Typography } from '@mui/material';
import { useEffect, useRef, type ChangeEvent, type KeyboardEvent } from 'react';
import { useTranslate } from 'react-admin';
import { useText } from '../../components';
import { useTones } from '../../theme/useTones';

const LINE = 20;
interface Props {
  label: string;
  value: string;
  line: { line: number; turn: number } | null;
  problems: EditionProblemDto[];
  onChange(value: string): void;
}

/**
 * The text with numbered lines; lines with a problem are marked and say what it is. Tab leaves the field, so the
 * keyboard is never trapped.
 */
export function TextEditor({ label, value, line, problems, onChange }: Props) {
  const translate = useTranslate();
  const text = useText();
  const tones = useTones();
  const area = useRef<HTMLTextAreaElement>(null);
  const gutter = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const field = area.current;
    if (!field || !line) return;
    const start =
      field.value
        .split('\n')
        .slice(0, line.line - 1)
        .join('\n').length + (line.line > 1 ? 1 : 0);
    const end = field.value.indexOf('\n', start);
    field.focus();
    field.setSelectionRange(start, end < 0 ? field.value.length : end);
    field.scrollTop = Math.max(0, (line.line - 6) * LINE);
  }, [line]);
  const marked = new Map(problems.map((problem) => [problem.line, problem]));
  const lines = value.split('\n').length;
  const indent = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key !== 'Enter') return;
    const field = event.currentTarget;
    const before = field.value.slice(0, field.selectionStart);
    const space = /^ */.exec(before.slice(before.lastIndexOf('\n') + 1))?.[0] ?? '';
    if (space === '' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    field.setRangeText(`\n${space}`, field.selectionStart, field.selectionEnd, 'end');
    onChange(field.value);
  };
  return (
    <Box>
      <Box
        sx={{
          display: 'grid',
          gridTemplateColumns: '56px minmax(0, 1fr)',
          border: 1,
          borderColor: 'divider',
          borderRadius: 1,
          height: '70vh',
          overflow: 'hidden',
          bgcolor: 'background.paper',
          '&:focus-within': { outline: 2, outlineColor: 'primary.main' },
        }}
      >
        <Box
          ref={gutter}
          aria-hidden
          sx={{
            overflow: 'hidden',
            textAlign: 'right',
            pr: 1,
            py: 1,
            color: 'text.secondary',
            fontFamily: 'monospace',
            fontSize: 13,
            lineHeight: `${LINE}px`,
            borderRight: 1,
            borderColor: 'divider',
          }}
        >
          {Array.from({ length: lines }, (_, index) => {
            const found = marked.get(index + 1);
            const tone = found ? tones.urgency[found.severity === 'error' ? 'overdue' : 'soon'] : null;
            return (
              <Box
                key={index}
                title={found ? text(found.message) : undefined}
                sx={tone ? { color: tone.text, bgcolor: tone.wash, fontWeight: 700 } : undefined}
              >
                {found ? '● ' : ''}
                {index + 1}
              </Box>
            );
          })}
        </Box>
        <Box
          component="textarea"
          ref={area}
          aria-label={label}
          value={value}
          spellCheck={false}
          wrap="off"
          onChange={(event: ChangeEvent<HTMLTextAreaElement>) => onChange(event.target.value)}
          onKeyDown={indent}
          onScroll={() => {
            if (gutter.current && area.current) gutter.current.scrollTop = area.current.scrollTop;
          }}
          sx={{
            border: 0,
            '&&, &&:focus-visible': { outline: 0, boxShadow: 'none' },
            resize: 'none',
            p: 1,
            width: '100%',
            height: '100%',
            fontFamily: 'monospace',
            fontSize: 13,
            lineHeight: `${LINE}px`,
            color: 'text.primary',
            bgcolor: 'transparent',
            overflow: 'auto',
            whiteSpace: 'pre',
          }}
        />
      </Box>
      {problems.length > 0 && (
        <Typography variant="body2" sx={{ mt: 0.5 }}>
          {problems
            .slice(0, 3)
            .map((problem) => `${translate('programmes.edit.line')} ${problem.line}: ${text(problem.message)}`)
            .join(translate('mark.semicolon'))}
        </Typography>
      )}
    </Box>
  );
}

import { Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { useLang } from '../i18n/useText';

/**
 * A paper as it will be printed: always dark on white and in Chinese, in the order of GB/T 9704; the file itself is
 * drawn by the server.
 */
export function Paper({ label, children }: { label: string; children: ReactNode }) {
  const translate = useTranslate();
  const lang = useLang();
  return (
    <Box
      role="document"
      aria-label={label}
      lang="zh-CN"
      sx={{
        bgcolor: '#fff',
        color: '#111',
        border: 1,
        borderColor: 'divider',
        borderRadius: 1,
        p: { xs: 2, sm: 4 },
        fontFamily: '"Noto Serif CJK SC", "FangSong", "STFangsong", serif',
        lineHeight: 1.9,
        fontSize: '0.95rem',
        minWidth: 0,
        '& p': { m: 0 },
      }}
    >
      <Typography lang={lang} sx={{ fontSize: '0.75rem', color: '#666', textAlign: 'right', fontFamily: 'sans-serif' }}>
        {translate('reviews.previewMark')}
      </Typography>
      {children}
    </Box>
  );
}

export function PaperTitle({ children }: { children: ReactNode }) {
  return (
    <Box
      component="p"
      sx={{ textAlign: 'center', fontWeight: 700, fontSize: '1.25rem', my: '0.75em !important', textWrap: 'balance' }}
    >
      {children}
    </Box>
  );
}
export function PaperText({ children }: { children: ReactNode }) {
  return (
    <Box component="p" sx={{ textIndent: '2em', whiteSpace: 'pre-wrap' }}>
      {children}
    </Box>
  );
}
export function PaperLine({ children, align = 'left' }: { children: ReactNode; align?: 'left' | 'right' | 'center' }) {
  return (
    <Box component="p" sx={{ textAlign: align }}>
      {children}
    </Box>
  );
}

/** A small grid of a paper; scrolls by itself where the screen is narrow. */
export function PaperTable({
  label,
  head,
  rows,
  minWidth = 0,
}: {
  label: string;
  head: readonly string[];
  rows: readonly (readonly ReactNode[])[];
  minWidth?: number;
}) {
  return (
    <Box tabIndex={0} role="region" aria-label={label} sx={{ overflowX: 'auto', my: 1 }}>
      <Box
        component="table"
        sx={{
          borderCollapse: 'collapse',
          width: '100%',
          minWidth,
          fontSize: '0.85rem',
          lineHeight: 1.5,
          '& th, & td': {
            border: '1px solid #444',
            p: 0.75,
            textAlign: 'left',
            verticalAlign: 'top',
            overflowWrap: 'break-word',
          },
          '& th': { fontWeight: 700, textAlign: 'center', whiteSpace: 'nowrap' },
        }}
      >
        <thead>
          <tr>
            {head.map((title) => (
              <th key={title}>{title}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, at) => (
                <td key={at}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </Box>
    </Box>
  );
}

/** 2024年7月31日, as papers write it. */
export function paperDate(value: string | null | undefined): string {
  if (!value) return '    年  月  日';
  const day = value.length > 10 ? new Date(Date.parse(value) + 8 * 3_600_000).toISOString() : value;
  const [year, month, date] = day.slice(0, 10).split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

import { Box, Typography } from '@mui/material';
import { useMemo } from 'react';
import { useTranslate } from 'react-admin';
import { wordDiff } from './wordDiff';

/** A shortened text against its origin: struck out and underlined, so that colour is not needed to read it. */
export function TextDifference({ before, after }: { before: string; after: string }) {
  const translate = useTranslate();
  const pieces = useMemo(() => wordDiff(before, after), [before, after]);
  return (
    <Box>
      <Typography variant="body2" color="textSecondary">
        {translate('publication.entry.difference')}
      </Typography>
      <Box
        sx={{
          border: 1,
          borderColor: 'divider',
          borderRadius: 1,
          p: 1.5,
          maxHeight: 320,
          overflow: 'auto',
          whiteSpace: 'pre-wrap',
          fontSize: '0.9rem',
        }}
        tabIndex={0}
        role="region"
        aria-label={translate('publication.entry.difference')}
      >
        {pieces.map(({ text, kind }, index) =>
          kind === 'same' ? (
            <span key={index}>{text}</span>
          ) : kind === 'removed' ? (
            <Box component="del" key={index} sx={{ color: 'error.main' }}>
              {text}
            </Box>
          ) : (
            <Box component="ins" key={index} sx={{ color: 'success.main', fontWeight: 600 }}>
              {text}
            </Box>
          ),
        )}
      </Box>
    </Box>
  );
}

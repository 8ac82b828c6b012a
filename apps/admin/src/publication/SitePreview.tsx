import { site } from '@linxuan/contracts';
import { Box, ToggleButton, ToggleButtonGroup, Typography } from '@mui/material';
import { useEffect, useState } from 'react';
import { useTranslate } from 'react-admin';
import { useLang } from '../components';

const PAUSE_MS = 400;

/**
 * A part of the public site drawn by the site's own function and style sheet, in a frame without script: what is seen
 * here is what will be published.
 */
export function SitePreview({
  content,
  height = 620,
}: {
  content(language: site.SiteLanguage): site.Html;
  height?: number;
}) {
  const translate = useTranslate();
  const language = useLang();
  const [isNarrow, setNarrow] = useState(false);
  const draw = () =>
    `<!DOCTYPE html><html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><style>${site.SITE_STYLE}</style></head><body><main><div class="wrap">${content(language).text}</div></main></body></html>`;
  const [page, setPage] = useState(draw);
  // The frame loads anew with each page, so it waits until the writer pauses.
  useEffect(() => {
    const timer = setTimeout(() => setPage(draw()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [content, language]);
  return (
    <Box>
      <Box
        sx={{ display: 'flex', justifyContent: 'space-between', alignItems: 'center', gap: 1, flexWrap: 'wrap', mb: 1 }}
      >
        <Typography color="textSecondary" variant="body2">
          {translate('publication.previewPage')}
        </Typography>
        <ToggleButtonGroup
          size="small"
          exclusive
          value={isNarrow ? 'narrow' : 'wide'}
          onChange={(_, value: string | null) => value && setNarrow(value === 'narrow')}
          aria-label={translate('publication.preview')}
        >
          <ToggleButton value="wide">{translate('publication.wide')}</ToggleButton>
          <ToggleButton value="narrow">{translate('publication.narrow')}</ToggleButton>
        </ToggleButtonGroup>
      </Box>
      <Box
        component="iframe"
        title={translate('publication.preview')}
        sandbox=""
        srcDoc={page}
        tabIndex={0}
        sx={{
          display: 'block',
          width: isNarrow ? 390 : '100%',
          maxWidth: '100%',
          height,
          mx: 'auto',
          border: 1,
          borderStyle: 'solid',
          borderColor: 'divider',
          borderRadius: 1,
          bgcolor: '#fbfaf6',
        }}
      />
    </Box>
  );
}

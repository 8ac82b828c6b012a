import DownloadIcon from '@mui/icons-material/DownloadOutlined';
import type { DocumentLink } from '@linxuan/contracts';
import { Button, Stack } from '@mui/material';
import { useNotify } from 'react-admin';
import { useLinxuan, useText } from '../components';

/** The papers of a dossier as files. */
export function Documents({ documents }: { documents: DocumentLink[] }) {
  const provider = useLinxuan();
  const notify = useNotify();
  const text = useText();
  const save = (href: string) =>
    void provider.download(href).catch((error: Error) => notify(error.message, { type: 'error' }));
  return (
    <Stack direction="row" useFlexGap spacing={1} sx={{ flexWrap: 'wrap' }}>
      {documents.map(({ href, format, title }) => (
        <Button key={href} size="small" variant="outlined" startIcon={<DownloadIcon />} onClick={() => save(href)}>
          {text(title)} {format.toUpperCase()}
        </Button>
      ))}
    </Stack>
  );
}

import DownloadIcon from '@mui/icons-material/FileDownloadOutlined';
import { Button, Menu, MenuItem } from '@mui/material';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import type { ExportFormat } from '../providers/dataProvider';
import { problemOf } from '../providers/problem';

/** Saves what is listed as a file; the server writes it, so that it holds all pages and safe cells. */
export function ExportButton({
  onExport,
  formats = ['xlsx', 'csv'],
}: {
  onExport(format: ExportFormat): Promise<void>;
  formats?: ExportFormat[];
}) {
  const translate = useTranslate();
  const notify = useNotify();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [busy, setBusy] = useState(false);
  const run = async (format: ExportFormat) => {
    setAnchor(null);
    setBusy(true);
    try {
      await onExport(format);
    } catch (error) {
      const { code, detail } = problemOf(error);
      notify(code.startsWith('client.') ? `problem.${code}` : detail, { type: 'error' });
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button
        size="small"
        startIcon={<DownloadIcon />}
        loading={busy}
        loadingPosition="start"
        aria-haspopup="menu"
        onClick={({ currentTarget }) => setAnchor(currentTarget)}
      >
        {translate(busy ? 'exporting.running' : 'exporting.button')}
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {formats.map((format) => (
          <MenuItem key={format} onClick={() => void run(format)}>
            {translate(`exporting.${format}`)}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}

import type { AttachmentDto } from '@linxuan/contracts';
import { Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, Link, Typography } from '@mui/material';
import { useId, useState, type ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { addressOf } from '../providers/download';
import { useFormat } from '../i18n/useText';

export interface ListedFile extends Pick<AttachmentDto, 'id' | 'slot' | 'name' | 'size'> {
  kind?: string;
  isPublic?: boolean;
}

const kindOf = ({ kind, name }: ListedFile) => (kind ?? name.split('.').at(-1) ?? '').toLowerCase();

/** 1.2 MB */
export function bytes(size: number, number: (value: number) => string): string {
  return size < 1024 * 1024 ? `${number(Math.max(size / 1024, 0.1))} KB` : `${number(size / 1024 / 1024)} MB`;
}

export interface FileListProps {
  files: ListedFile[];
  /** Title of a slot. */
  slotTitle?: (slot: string) => string;
  /** Path of a file in the API where it is no attachment of a case. */
  pathOf?: (file: ListedFile) => string;
  /** Further control of a row, for instance to remove the file. */
  rowAction?: (file: ListedFile) => ReactNode;
}

/** Files by name, size and slot; PDF and pictures open over the page. */
export function FileList({ files, slotTitle, pathOf = ({ id }) => `/files/${id}`, rowAction }: FileListProps) {
  const translate = useTranslate();
  const format = useFormat();
  const titleId = useId();
  const [open, setOpen] = useState<ListedFile | null>(null);
  if (files.length === 0) return <Typography color="textSecondary">{translate('files.none')}</Typography>;
  return (
    <>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {files.map((file) => (
          <Box
            component="li"
            key={file.id}
            sx={{
              display: 'flex',
              gap: 1,
              alignItems: 'center',
              flexWrap: 'wrap',
              py: 0.75,
              borderBottom: 1,
              borderColor: 'divider',
            }}
          >
            <Box sx={{ flex: '1 1 220px', minWidth: 0 }}>
              <Typography sx={{ fontWeight: 550 }}>{file.name}</Typography>
              <Typography variant="body2" color="textSecondary">
                {[
                  slotTitle?.(file.slot) ?? file.slot,
                  bytes(file.size, format.number),
                  file.isPublic === undefined ? '' : translate(file.isPublic ? 'files.public' : 'files.confidential'),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </Typography>
            </Box>
            <Box sx={{ flex: 'none', display: 'flex', gap: 0.5, ml: { xs: -0.75, sm: 0 } }}>
              {['pdf', 'jpg', 'jpeg', 'png'].includes(kindOf(file)) && (
                <Button
                  size="small"
                  onClick={() => setOpen(file)}
                  aria-label={`${translate('files.preview')}${translate('mark.colon')}${file.name}`}
                >
                  {translate('files.preview')}
                </Button>
              )}
              <Button
                size="small"
                component={Link}
                href={addressOf(pathOf(file))}
                download={file.name}
                aria-label={`${translate('files.download')}${translate('mark.colon')}${file.name}`}
              >
                {translate('files.download')}
              </Button>
              {rowAction?.(file)}
            </Box>
          </Box>
        ))}
      </Box>
      <Dialog open={open !== null} onClose={() => setOpen(null)} fullWidth maxWidth="lg" aria-labelledby={titleId}>
        <DialogTitle id={titleId}>{open?.name}</DialogTitle>
        <DialogContent sx={{ height: '75vh', display: 'grid', placeItems: 'center', overflow: 'auto' }}>
          {open && kindOf(open) === 'pdf' && (
            <Box
              component="iframe"
              src={addressOf(pathOf(open), { inline: '1' })}
              title={open.name}
              sx={{ width: '100%', height: '100%', border: 0 }}
            />
          )}
          {open && kindOf(open) !== 'pdf' && (
            <Box
              component="img"
              src={addressOf(pathOf(open), { inline: '1' })}
              alt={open.name}
              sx={{ maxWidth: '100%', maxHeight: '100%' }}
            />
          )}
        </DialogContent>
        <DialogActions>
          <Button onClick={() => setOpen(null)}>{translate('files.close')}</Button>
        </DialogActions>
      </Dialog>
    </>
  );
}

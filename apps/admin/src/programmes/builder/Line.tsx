import DownIcon from '@mui/icons-material/ArrowDownward';
import UpIcon from '@mui/icons-material/ArrowUpward';
import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import ExpandIcon from '@mui/icons-material/ExpandMore';
import { Alert, Box, Button, Chip, Collapse, IconButton } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { useText } from '../../components';
import type { Defect } from './outline';

/** One entry of the outline: what it is, its place among the others, and what can be changed of it below. */
export function Line({
  title,
  about,
  chips = [],
  defects,
  first,
  last,
  open,
  onOpen,
  onMove,
  onRemove,
  children,
  heading = false,
}: {
  title: string;
  /** Why it cannot be removed, or null. */
  about?: string | null;
  chips?: readonly string[];
  defects: readonly Defect[];
  first: boolean;
  last: boolean;
  open: boolean;
  onOpen(open: boolean): void;
  onMove(by: -1 | 1): void;
  onRemove(): void;
  children: ReactNode;
  heading?: boolean;
}) {
  const translate = useTranslate();
  const text = useText();
  return (
    <Box role="group" aria-label={title} sx={{ borderTop: 1, borderColor: 'divider', py: 0.25 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.5 }}>
        <Button
          color="inherit"
          size="small"
          aria-expanded={open}
          onClick={() => onOpen(!open)}
          endIcon={<ExpandIcon sx={{ transform: open ? 'rotate(180deg)' : 'none' }} />}
          sx={{
            flex: '1 1 auto',
            minWidth: 0,
            justifyContent: 'space-between',
            textAlign: 'left',
            fontWeight: heading ? 700 : 500,
            fontSize: heading ? '1rem' : undefined,
            overflowWrap: 'anywhere',
          }}
        >
          <Box
            component="span"
            sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, alignItems: 'center', minWidth: 0 }}
          >
            {title}
            {chips.map((chip) => (
              <Chip key={chip} component="span" size="small" variant="outlined" label={chip} />
            ))}
            {defects.length > 0 && (
              <Chip component="span" size="small" color="error" label={translate('programmes.builder.wrong')} />
            )}
          </Box>
        </Button>
        <IconButton
          size="small"
          disabled={first}
          aria-label={translate('programmes.wizard.up', { what: title })}
          onClick={() => onMove(-1)}
        >
          <UpIcon fontSize="small" />
        </IconButton>
        <IconButton
          size="small"
          disabled={last}
          aria-label={translate('programmes.wizard.down', { what: title })}
          onClick={() => onMove(1)}
        >
          <DownIcon fontSize="small" />
        </IconButton>
        <IconButton
          size="small"
          disabled={about != null}
          aria-label={translate('programmes.wizard.remove', { what: title })}
          onClick={onRemove}
        >
          <DeleteIcon fontSize="small" />
        </IconButton>
      </Box>
      {defects.map((defect) => (
        <Alert key={defect.zh} severity="error" role="status" sx={{ my: 0.5 }}>
          {text(defect)}
        </Alert>
      ))}
      <Collapse in={open} unmountOnExit>
        <Box sx={{ p: { xs: 1, sm: 1.5 }, bgcolor: 'action.hover', borderRadius: 1, mb: 1 }}>
          {about && <Box sx={{ mb: 1, color: 'text.secondary', fontSize: '0.875rem' }}>{about}</Box>}
          {children}
        </Box>
      </Collapse>
    </Box>
  );
}

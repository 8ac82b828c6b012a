import CloseIcon from '@mui/icons-material/Close';
import {
  Box,
  Dialog,
  DialogContent,
  DialogTitle,
  IconButton,
  TextField,
  Typography,
  useMediaQuery,
  type Theme,
} from '@mui/material';
import type { FoundGroupDto } from '@linxuan/contracts';
import { cutText, isVisible } from '@linxuan/form-rules';
import { useEffect, useId, useState, type KeyboardEvent } from 'react';
import { useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { ProblemAlert } from '../../components/ProblemAlert';
import { menuOf } from '../../features';
import { useText } from '../../i18n/useText';
import { useSession } from '../../providers/sessionStore';
import { useRead } from '../../providers/useLinxuan';
import { APPLICANT_ROLES } from '../../session/roles';
import { onOpenSearch } from './openSearch';
import { sectionsOf, type SearchOption } from './options';
import { optionId, SearchResults } from './SearchResults';

/** Milliseconds without a key before the server is asked. */
const PAUSE = 180;
/** Characters that the server takes. */
const LONGEST = 200;

/** The search over everything, opened from the bar or by Ctrl+K; each visit begins empty. */
export function SearchDialog() {
  const [open, setOpen] = useState(false);
  useEffect(() => onOpenSearch(() => setOpen(true)), []);
  const translate = useTranslate();
  const titleId = useId();
  const isNarrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down('sm'));
  const close = () => setOpen(false);
  return (
    <Dialog
      open={open}
      onClose={close}
      fullWidth
      maxWidth="sm"
      fullScreen={isNarrow}
      aria-labelledby={titleId}
      sx={{ '& .MuiDialog-container': { alignItems: 'flex-start' } }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', pr: 1.5 }}>
        <DialogTitle id={titleId} sx={{ flex: 1 }}>
          {translate('search.open')}
        </DialogTitle>
        <IconButton onClick={close} aria-label={translate('keys.close')}>
          <CloseIcon />
        </IconButton>
      </Box>
      <SearchBox onDone={close} />
    </Dialog>
  );
}

/** What was typed, once it has rested. */
function useRested(value: string): string {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), PAUSE);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}

function SearchBox({ onDone }: { onDone(): void }) {
  const translate = useTranslate();
  const text = useText();
  const navigate = useNavigate();
  const listId = useId();
  const role = useSession()?.membership.role;
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const rested = useRested(query);
  const read = useRead<FoundGroupDto[]>(isVisible(rested) ? `/search?q=${encodeURIComponent(rested)}` : null);
  const settled = rested === query && !read.isFetching;
  const pages = (role ? menuOf(role) : []).map(({ to, label }) => ({ to, title: translate(label) }));
  const sections = sectionsOf(query, pages, (settled && read.data) || [], {
    text,
    dossier: (kind) => translate(`dossierKind.${kind}`),
    isApplicant: role !== undefined && APPLICANT_ROLES.includes(role),
  });
  const options = sections.flatMap((section) => section.options);
  const here = Math.min(at, options.length - 1);
  const choose = ({ to }: SearchOption) => {
    onDone();
    void navigate(to);
  };
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || options.length === 0) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const chosen = event.key === 'Enter' ? options[here] : undefined;
    if (step === 0 && !chosen) return;
    event.preventDefault();
    if (chosen) choose(chosen);
    else setAt((here + step + options.length) % options.length);
  };
  const said = !isVisible(query)
    ? translate('search.hint')
    : !settled
      ? translate('search.running')
      : translate(options.length === 0 ? 'search.none' : 'search.found', { smart_count: options.length });
  return (
    <DialogContent sx={{ display: 'grid', gap: 1, alignContent: 'start', pt: '8px !important' }}>
      <TextField
        autoFocus
        fullWidth
        type="search"
        label={translate('search.label')}
        value={query}
        onChange={({ target }) => {
          setQuery(cutText(target.value, LONGEST));
          setAt(0);
        }}
        onKeyDown={press}
        slotProps={{
          htmlInput: {
            role: 'combobox',
            autoComplete: 'off',
            'aria-autocomplete': 'list',
            'aria-expanded': options.length > 0,
            'aria-controls': options.length > 0 ? listId : undefined,
            'aria-activedescendant': options.length > 0 ? optionId(listId, here) : undefined,
          },
        }}
      />
      <Box role="status">
        <Typography variant="body2" color="textSecondary">
          {said}
        </Typography>
      </Box>
      {read.error && <ProblemAlert error={read.error} onRetry={() => void read.refetch()} />}
      {options.length > 0 && (
        <SearchResults id={listId} sections={sections} at={here} onPoint={setAt} onChoose={choose} />
      )}
    </DialogContent>
  );
}

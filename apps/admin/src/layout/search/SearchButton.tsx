import SearchIcon from '@mui/icons-material/Search';
import { Button, IconButton } from '@mui/material';
import { useTranslate } from 'react-admin';
import { openSearch } from './openSearch';

/** Opens the search; with its words and keys where the bar has room for them. */
export function SearchButton() {
  const translate = useTranslate();
  const label = translate('search.open');
  return (
    <>
      <IconButton
        color="inherit"
        onClick={openSearch}
        aria-label={label}
        aria-keyshortcuts="Control+K Meta+K"
        sx={{ display: { lg: 'none' } }}
      >
        <SearchIcon />
      </IconButton>
      <Button
        color="inherit"
        variant="outlined"
        size="small"
        startIcon={<SearchIcon />}
        onClick={openSearch}
        aria-keyshortcuts="Control+K Meta+K"
        sx={{ display: { xs: 'none', lg: 'inline-flex' }, flex: 'none', borderColor: 'divider' }}
      >
        {label}
      </Button>
    </>
  );
}

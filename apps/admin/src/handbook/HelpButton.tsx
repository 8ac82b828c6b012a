import HelpIcon from '@mui/icons-material/HelpOutlineOutlined';
import { IconButton, Tooltip } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link, useLocation } from 'react-router-dom';
import { useSession } from '../providers/sessionStore';
import { chapterAt, handbookOf } from './handbook';

/** Opens the handbook at the chapter of the page on which somebody stands. */
export function HelpButton() {
  const translate = useTranslate();
  const session = useSession();
  const { pathname } = useLocation();
  const book = session && handbookOf(session.membership.role);
  if (!book) return null;
  const chapter = chapterAt(book, pathname);
  return (
    <Tooltip title={translate('handbook.menu')}>
      <IconButton
        color="inherit"
        component={Link}
        to={`/help${chapter ? `#${chapter.id}` : ''}`}
        aria-label={translate('handbook.open')}
      >
        <HelpIcon />
      </IconButton>
    </Tooltip>
  );
}

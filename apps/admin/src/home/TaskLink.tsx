import { Box, Button, Link } from '@mui/material';
import type { PropsWithChildren } from 'react';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { pathOfTask } from '../worksheet-routes';
import { useSession } from '../providers/sessionStore';
import type { TaskRow } from '../providers/types';
import { holderOf } from '../session/holderOf';
import { useRoleName } from '../session/usePrincipalName';
import { useSwitchTo } from '../session/useSwitchTo';

/** The way to a piece of work: under the identity at hand a link, under another one a switch that lands on the work. */
export function TaskLink({ task, children }: PropsWithChildren<{ task: TaskRow }>) {
  const translate = useTranslate();
  const roleName = useRoleName();
  const switchTo = useSwitchTo();
  const holder = holderOf(useSession(), task);
  if (!holder)
    return (
      <Link component={RouterLink} to={pathOfTask(task)} sx={{ fontWeight: 550 }}>
        {children}
      </Link>
    );
  return (
    <>
      <Link
        component="button"
        type="button"
        onClick={() => void switchTo(holder, pathOfTask(task))}
        sx={{ fontWeight: 550, textAlign: 'start' }}
      >
        {children}
      </Link>
      <Box component="span" sx={{ display: 'block', typography: 'body2', color: 'text.secondary' }}>
        {translate('home.asIdentity', { name: roleName(holder) })}
      </Box>
    </>
  );
}

/** The same as a button. */
export function TaskButton({ task, children }: PropsWithChildren<{ task: TaskRow }>) {
  const switchTo = useSwitchTo();
  const holder = holderOf(useSession(), task);
  const path = pathOfTask(task);
  if (holder)
    return (
      <Button variant="contained" size="small" onClick={() => void switchTo(holder, path)}>
        {children}
      </Button>
    );
  return (
    <Button component={RouterLink} to={path} variant="contained" size="small">
      {children}
    </Button>
  );
}

import CheckIcon from '@mui/icons-material/Check';
import { Chip, Divider, ListItemText, ListSubheader, MenuItem } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useText } from '../i18n/useText';
import type { IdentityWork, Session } from '../providers/types';
import { useSwitchTo } from '../session/useSwitchTo';

interface Props {
  session: Session;
  work: IdentityWork[];
  onChosen: () => void;
}

/** The identities of the person to switch between, each with the work that waits under it. */
export function Identities({ session, work, onChosen }: Props) {
  const translate = useTranslate();
  const text = useText();
  const switchTo = useSwitchTo();
  return (
    <>
      <Divider />
      <ListSubheader sx={{ bgcolor: 'transparent', lineHeight: 2.4 }}>{translate('frame.role')}</ListSubheader>
      {session.memberships.map((membership) => {
        const { id, role, orgName, actingFor } = membership;
        const found = work.find(({ membershipId }) => membershipId === id);
        const whose = actingFor ? ` · ${translate('frame.actingFor', { name: actingFor })}` : '';
        return (
          <MenuItem
            key={id}
            selected={id === session.membership.id}
            onClick={() => {
              onChosen();
              void switchTo(membership);
            }}
          >
            <ListItemText primary={translate(`role.${role}`)} secondary={`${text(orgName)}${whose}`} />
            {found !== undefined && found.count > 0 && (
              <Chip
                size="small"
                color={found.overdue > 0 ? 'error' : 'default'}
                label={translate('frame.open', { count: found.count })}
                sx={{ ml: 1 }}
              />
            )}
            {id === session.membership.id && <CheckIcon fontSize="small" sx={{ ml: 1 }} />}
          </MenuItem>
        );
      })}
    </>
  );
}

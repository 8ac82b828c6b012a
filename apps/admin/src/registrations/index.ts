import AppRegistrationIcon from '@mui/icons-material/AppRegistrationOutlined';
import type { RegistrationDto } from '@linxuan/contracts';
import { lazy } from 'react';
import type { RaRecord } from 'react-admin';
import type { Feature } from '../feature';
import { messages } from './messages';

export const registrations: Feature = {
  name: 'registrations',
  resources: [
    {
      name: 'registrations',
      list: lazy(() => import('./RegistrationList')),
      show: lazy(() => import('./RegistrationShow')),
      recordRepresentation: (record: RaRecord) => (record as unknown as RegistrationDto).orgName,
    },
  ],
  menu: [
    {
      to: '/registrations',
      group: 'work',
      label: 'resources.registrations.name',
      icon: AppRegistrationIcon,
      roles: ['operator', 'nominator-clerk', 'nominator-lead'],
      order: 94,
    },
  ],
  messages,
};

import type { WebhookDto } from '@linxuan/contracts';
import {
  DatagridConfigurable,
  DeleteButton,
  FunctionField,
  NumberField,
  TextField,
  TextInput,
  useTranslate,
} from 'react-admin';
import { EmptyState, RecordList, useFormat, useText } from '../components';

/** Systems of organisations that are told what their people are told. */
export default function WebhookList() {
  const translate = useTranslate();
  const text = useText();
  const format = useFormat();
  return (
    <RecordList
      sort={{ field: 'createdAt', order: 'DESC' }}
      filters={[<TextInput key="q" source="q" type="search" alwaysOn resettable />]}
    >
      <DatagridConfigurable
        rowClick={false}
        bulkActionButtons={false}
        size="small"
        empty={
          <EmptyState title={translate('notices.webhooks.title')}>{translate('notices.webhooks.help')}</EmptyState>
        }
      >
        <FunctionField<WebhookDto> source="orgName" render={({ orgName }) => text(orgName)} />
        <TextField source="url" sx={{ overflowWrap: 'anywhere' }} />
        <FunctionField<WebhookDto> source="createdAt" render={({ createdAt }) => format.dateTime(createdAt)} />
        <NumberField source="sent" />
        <NumberField source="failed" />
        <DeleteButton
          label="notices.webhooks.end"
          mutationMode="pessimistic"
          redirect={false}
          successMessage="notices.webhooks.ended"
        />
      </DatagridConfigurable>
    </RecordList>
  );
}

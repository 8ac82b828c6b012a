import { Create, SimpleForm } from 'react-admin';
import { OrganisationInputs } from './OrganisationInputs';
import { writable } from './writable';

/** A new organisation. */
export default function OrganisationCreate() {
  return (
    <Create redirect="list" transform={writable}>
      <SimpleForm defaultValues={{ kind: 'enterprise' }} sx={{ maxWidth: 640 }}>
        <OrganisationInputs isNew />
      </SimpleForm>
    </Create>
  );
}

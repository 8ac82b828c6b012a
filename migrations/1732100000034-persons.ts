import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A person may hold several accounts: they share one person, by the digest of an identity number or by an operator's
 * word. What asks for two people asks for two of these, whatever accounts and roles they act with.
 */
export class Persons1732100000034 implements MigrationInterface {
  readonly name = 'Persons1732100000034';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE app_user ADD COLUMN person_id uuid, ADD COLUMN identity_digest text;
UPDATE app_user SET person_id = id;
ALTER TABLE app_user ALTER COLUMN person_id SET NOT NULL;
CREATE INDEX app_user_person ON app_user(person_id);
CREATE INDEX app_user_identity ON app_user(identity_digest) WHERE identity_digest IS NOT NULL;

-- An account is a person of its own unless its identity number says whose it is.
CREATE FUNCTION app_user_person() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  NEW.person_id := coalesce((SELECT u.person_id FROM app_user u WHERE u.identity_digest = NEW.identity_digest ORDER BY u.created_at LIMIT 1), NEW.person_id, NEW.id);
  RETURN NEW;
END $$;
CREATE TRIGGER person BEFORE INSERT ON app_user FOR EACH ROW EXECUTE FUNCTION app_user_person();

-- All accounts of the people behind the given ones, these included.
CREATE FUNCTION accounts_of(wanted uuid[]) RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(DISTINCT twin.id), '{}') FROM app_user u JOIN app_user twin ON twin.person_id = u.person_id WHERE u.id = ANY(wanted)
$$;

-- Whose name a deputy prepared it in: that person has signed once, too.
ALTER TABLE dossier ADD COLUMN prepared_for uuid;
ALTER TABLE opinion ADD COLUMN author_deputy uuid;
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE opinion DROP COLUMN author_deputy;
ALTER TABLE dossier DROP COLUMN prepared_for;
DROP FUNCTION accounts_of(uuid[]);
DROP TRIGGER person ON app_user;
DROP FUNCTION app_user_person();
DROP INDEX app_user_person, app_user_identity;
ALTER TABLE app_user DROP COLUMN person_id, DROP COLUMN identity_digest;
`);
  }
}

-- A schema that the tests pretend is the next one.
ALTER TABLE class ADD COLUMN district TEXT;
UPDATE class SET district = union_name;

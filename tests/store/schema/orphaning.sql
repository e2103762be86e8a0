-- Runs through, and leaves marks of children that are gone.
ALTER TABLE class ADD COLUMN district TEXT;
DELETE FROM child;

/* A record in every column that is sealed, each with a text that stands nowhere else: so that it can be looked for,
 * byte by byte, in what lies on the disk. */
#pragma once

#include "fixture.h"

G_BEGIN_DECLS

typedef struct
{
  const char *column; /* "child.health" */
  const char *text;
} Secret;

/* What secrets_fill() plants and what secrets_edit() puts in the place of some of it. */
extern const Secret secrets[];
extern const guint n_secrets;

void     secrets_fill_first (Fixture *fixture); /* what version 1 of the database can hold, one entry */
void     secrets_fill       (Fixture *fixture); /* after fixture_fill(): the rest, one entry */
void     secrets_edit       (Fixture *fixture); /* others in their place: an entry; taken back: another; some deleted: a third */

/* A file as version 1 or 4 of the database wrote it, open nowhere, with these records: 4 with all, 1 with what it can hold. */
void     secrets_load_old   (Fixture *fixture, int version);

/* The file, its log and its index are read whole. */
void     secrets_assert_gone   (const char *path);
gboolean secrets_is_in         (const char *path, const char *text);

G_END_DECLS

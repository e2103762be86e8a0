/* Everybody of a programme with papers and assignments, read once: whose rows the rows of the staff are. */
#pragma once

#include "summer-papers.h"
#include "summer-store.h"

G_BEGIN_DECLS

typedef struct
{
  SummerPersonRecord       record;       /* texts are the index's */
  char                    *key;          /* owned: of the name */
  SummerCertificateRecord *certificates; /* the index's: by kind, the one that lasts longest first */
  guint                    n_certificates;
  GArray                  *staff;        /* owned: guint, rows of the staff, by class code */
} SummerPersonEntry;

typedef struct
{
  SummerStaffRecord record;     /* texts are the index's; days are filled in from the class */
  gint64            person;     /* 0 = nobody is known to be this one */
  const char       *class_code, *class_name;
  SummerPeriod      class_days;
} SummerStaffEntry;

typedef struct
{
  GStringChunk *strings;      /* owned */
  GArray       *persons;      /* owned: SummerPersonEntry, by name */
  GArray       *certificates; /* owned: SummerCertificateRecord */
  GArray       *staff;        /* owned: SummerStaffEntry, by class code */
  GHashTable   *by_id;        /* owned */
} SummerPeopleIndex;

SummerPeopleIndex       *summer_people_index_new       (SummerStore *store, gint64 programme, GError **error);
void                     summer_people_index_free      (SummerPeopleIndex *self);
const SummerPersonEntry *summer_people_index_find      (const SummerPeopleIndex *self, gint64 person); /* NULL = none */
const SummerStaffEntry  *summer_people_index_find_staff (const SummerPeopleIndex *self, gint64 staff); /* NULL = none */
SummerDay                summer_people_index_get_last  (const SummerPeopleIndex *self, const SummerPersonEntry *person); /* of the assignments; none */
/* The state of everybody's papers, for the sheets. */
gboolean                 summer_people_index_publish   (const SummerPeopleIndex *self, SummerStore *store, SummerDay today, GError **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SummerPeopleIndex, summer_people_index_free)

G_END_DECLS

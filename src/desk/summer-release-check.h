/* Who may take a child home on a day, and who must not: the collectors of the roster and what the guardian put
 * in writing since. */
#pragma once

#include "summer-authorisation.h"
#include "summer-store.h"

G_BEGIN_DECLS

typedef struct
{
  char                *name, *relationship, *telephone, *note; /* owned */
  SummerCollectorState state;
  gint64               authorisation; /* its record, 0 = of the roster alone */
  SummerDay            first_day, last_day; /* none = the whole summer */
  int                  weekdays;  /* bit 0 = Monday; 0 = every day */
  gboolean             once;
  gboolean             guardian, brought; /* brought: took the child here this day */
  char                *signed_by; /* owned */
  SummerDay            signed_on;
  GBytes              *photo;     /* owned; NULL = none */
} SummerReleasePerson;

typedef struct
{
  gint64     child;
  SummerDay  day;
  GPtrArray *persons;   /* owned, SummerReleasePerson: who may first, then who may not today */
  guint      n_valid;   /* of them, the first */
  GPtrArray *forbidden; /* owned, SummerReleasePerson */
  gboolean   alone;     /* may go home alone on the day */
  char      *alone_signed_by; /* owned */
  SummerDay  alone_signed_on;
} SummerReleaseCheck;

SummerReleaseCheck  *summer_release_check_load     (SummerStore *store, gint64 class_id, gint64 child, SummerDay day, GError **error);
void                 summer_release_check_free     (SummerReleaseCheck *self);
const SummerReleasePerson *summer_release_check_get_person (const SummerReleaseCheck *self, const char *name); /* may or may not; NULL = not listed */
char                *summer_release_person_dup_validity (const SummerReleasePerson *person); /* "the whole summer", "15 Jul to 2 Aug · Tue, Thu", "expired on …" */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SummerReleaseCheck, summer_release_check_free)

G_END_DECLS

/* Who is who among the staff of all classes, and on which days each is planned where. The facts know a person by name
 * within one class; beyond it two are
 *
 *   not the same           other identity numbers; or other names, and a number missing
 *   surely the same        the same identity number, whatever the name
 *   most likely the same   the same name and telephone, an identity number missing
 *   perhaps the same       the same name and nothing more to go by
 *
 * Who is perhaps the same counts as planned on the days of both. */
#pragma once

#include "summer-calendar.h"

G_BEGIN_DECLS

typedef enum
{
  SUMMER_SAME_NOT,
  SUMMER_SAME_NAME,
  SUMMER_SAME_TELEPHONE,
  SUMMER_SAME_IDENTITY,
} SummerSameness;

/* One person of one class; strings are borrowed from the facts and the records. */
typedef struct
{
  guint       class; /* index into the classes of the facts */
  const char *name;
  const char *identity_number, *telephone, *qualification; /* NULL = not known */
  char       *key;      /* owned: of the name */
  guint       roles;    /* bit SummerRole */
  guint64    *planned;  /* owned: bit n = n days after the first of all; open days of a class that takes part */
  guint64    *busy;     /* owned: planned, here or as whoever may be the same person elsewhere */
  GArray     *same;     /* owned: guint, the persons of other classes that may be the same */
  guint       n_busy;   /* days */
} SummerStaffPerson;

typedef struct
{
  SummerStaffPerson *persons; /* owned; by class */
  guint              n_persons, allocated;
  guint64           *open;     /* owned: n_words a class: its open days; none where it takes no part */
  guint              n_words, n_classes;
  SummerDay          first;
} SummerStaffPeople;

void           summer_staff_people_init   (SummerStaffPeople *people, const SummerFacts *facts,
                                           const SummerStaffRecord *records, guint n_records);
void           summer_staff_people_clear  (SummerStaffPeople *people);
SummerSameness summer_staff_person_is     (const SummerStaffPerson *person, const SummerStaffPerson *other);
gboolean       summer_staff_people_is_set (const SummerStaffPeople *people, const guint64 *days, SummerDay day);

G_END_DECLS

/* The stored classes, children and enrolments of a programme, to be found by what a roster says of a child. */
#pragma once

#include "summer-cell-doctor.h"
#include "summer-roster-index.h"

G_BEGIN_DECLS

typedef struct
{
  SummerRosterIndex *index;      /* owned: the records */
  GArray            *classes;    /* owned SummerDoctorClass, by code */
  GHashTable        *class_ids;  /* owned: code → id */
  GHashTable        *codes;      /* owned: code without case → SummerChildRecord */
  GHashTable        *identities; /* owned: identity number → SummerChildRecord */
  GHashTable        *people;     /* owned: summer_roster_book_dup_person() → GPtrArray of SummerChildRecord */
  GHashTable        *enrolments; /* owned: child id → GPtrArray of SummerEnrolmentRecord, with open ends as stored */
  SummerDay          first_day;  /* of the programme, else of its first class; may be NONE */
  int                grade_min, grade_max; /* that the programme takes; 0 = no limit */
  gint64             head;       /* the newest entry of the journal */
} SummerRosterBook;

SummerRosterBook *summer_roster_book_new            (SummerStore *store, gint64 programme, GError **error);
void              summer_roster_book_free           (SummerRosterBook *self);
gint64            summer_roster_book_find_class     (SummerRosterBook *self, const char *code); /* 0 = none */
const GPtrArray  *summer_roster_book_get_enrolments (SummerRosterBook *self, gint64 child); /* NULL = none */
SummerPeriod      summer_roster_book_get_period     (SummerRosterBook *self, const SummerEnrolmentRecord *enrolment); /* open ends are the class's */
gboolean          summer_roster_book_is_enrolled    (SummerRosterBook *self, gint64 child, gint64 class_id);
char             *summer_roster_book_dup_person     (const char *name); /* equal for one name, however it is written; NULL = no name */
gint64            summer_roster_book_read_head      (SummerStore *store, GError **error); /* -1 with error set */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SummerRosterBook, summer_roster_book_free)

G_END_DECLS

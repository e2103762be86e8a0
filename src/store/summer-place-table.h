/* The places of classes and who takes them, and what follows a child that changes its class. */
#pragma once

#include "summer-records.h"
#include "summer-store.h"

G_BEGIN_DECLS

/* Texts are good until the call returns. */
typedef struct
{
  gint64           id, programme;
  const char      *code, *name, *host, *union_name;
  SummerClassState state;
  SummerDay        first_day, last_day;
  int              places;  /* 0 = not given */
  int              taken;   /* children enrolled on the day asked for or later; those known to leave do not count */
  int              offered; /* offers that wait for an answer */
} SummerClassPlaces;

typedef gboolean (*SummerClassPlacesFunc) (const SummerClassPlaces *places, gpointer user_data); /* FALSE stops */

gboolean summer_class_places_each (SummerStore *store, gint64 programme, SummerDay day, SummerClassPlacesFunc func, gpointer user_data, GError **error); /* by code */
gboolean summer_class_places_find (SummerStore *store, gint64 class_id, SummerDay day, SummerClassPlacesFunc func, gpointer user_data, GError **error); /* NOT_FOUND */
/* Applications that wait for the clerk: offers lapsed before day, and those in a queue that a free place is there for. */
gboolean summer_class_places_count_waiting (SummerStore *store, gint64 programme, const char *unions, SummerDay day, guint *count, GError **error);
/* The most children that are enrolled on one day of the period. */
gboolean summer_class_places_get_peak (SummerStore *store, gint64 class_id, SummerPeriod period, int *peak, GError **error);

/* An enrolment with the days that it comes to. */
typedef struct
{
  SummerEnrolmentRecord record;
  const char           *code, *name; /* of the class */
  const char           *child_code, *child_name, *guardian;
  SummerPeriod          period;
} SummerEnrolmentPeriod;

typedef gboolean (*SummerEnrolmentPeriodFunc) (const SummerEnrolmentPeriod *enrolment, gpointer user_data); /* FALSE stops */

gboolean summer_enrolment_period_each (SummerStore *store, gint64 child, SummerEnrolmentPeriodFunc func, gpointer user_data, GError **error); /* by first day */
gboolean summer_enrolment_period_each_in_programme (SummerStore *store, gint64 programme, SummerEnrolmentPeriodFunc func, gpointer user_data, GError **error); /* by child, first day */

gboolean summer_enrolment_period_find (SummerStore *store, gint64 id, SummerEnrolmentPeriodFunc func, gpointer user_data, GError **error); /* NOT_FOUND */

/* The days on which a child has a mark in a class: gint32, sorted; NULL with error. */
GArray  *summer_mark_list_days    (SummerStore *store, gint64 class_id, gint64 child, SummerPeriod period, GError **error);
/* The mark of that day, and what is kept of how the child went home, become those of another class. */
gboolean summer_mark_move         (SummerStore *store, gint64 class_id, SummerDay day, gint64 child, gint64 to_class, GError **error);

G_END_DECLS

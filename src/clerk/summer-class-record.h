/* Classes as the office keeps them: applied, changed, deleted; their calendars and the reviews of their sites. */
#pragma once

#include "summer-complaints.h"
#include "summer-life-records.h"
#include "summer-store.h"

G_BEGIN_DECLS

typedef struct
{
  SummerClassRecord class;
  int               places, rank; /* -1 = not given; instead of the class's */
  SummerDay         applied_on;   /* of a new class: its first step */
  const char       *applied_by;
} SummerClassForm;

void     summer_class_form_init    (SummerClassForm *form, const SummerClassRecord *class);
/* Fields: code, name, first_day, last_day, emergency_plan, provider, places, account_number, applied_on, applied_by. */
void     summer_class_form_check   (SummerStore *store, const SummerClassForm *form, SummerDay today, SummerComplaints *complaints);
gboolean summer_class_form_save    (SummerStore *store, SummerClassForm *form, SummerDay today, SummerComplaints *complaints, char **done, GError **error);
/* Only while nothing refers to it but its own application, venue and calendar. */
gboolean summer_class_record_delete (SummerStore *store, gint64 id, char **done, GError **error);

/* summer-class-calendar.c */
typedef struct
{
  gint64               class_id;
  SummerAdjustmentKind kind;
  SummerDay            day, last_day; /* one day, or up to and with last_day */
  const char          *reason;
} SummerCalendarForm;

/* Fields: day, last_day, reason. */
void     summer_calendar_form_check  (SummerStore *store, const SummerCalendarForm *form, SummerComplaints *complaints);
gboolean summer_calendar_form_save   (SummerStore *store, const SummerCalendarForm *form, SummerComplaints *complaints, char **done, GError **error);
gboolean summer_calendar_take_back   (SummerStore *store, gint64 class_id, SummerDay day, char **done, GError **error); /* the day is as the week says again */

/* summer-site-review.c. Fields: day, reviewer, note. */
void     summer_site_review_check    (SummerStore *store, const SummerReviewRecord *record, SummerDay today, SummerComplaints *complaints);
gboolean summer_site_review_save     (SummerStore *store, SummerReviewRecord *record, SummerDay today, SummerComplaints *complaints, char **done, GError **error);
gboolean summer_site_review_delete   (SummerStore *store, gint64 id, char **done, GError **error);

G_END_DECLS

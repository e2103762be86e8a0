/* A child that goes from one class to another, or leaves. Each call is one entry of the journal. */
#pragma once

#include "summer-complaints.h"
#include "summer-facts.h"
#include "summer-records.h"
#include "summer-store.h"

G_BEGIN_DECLS

typedef struct
{
  gint64      enrolment;          /* that ends */
  gint64      to_class;           /* 0 = the child leaves */
  SummerDay   last_day, first_day; /* in the old class, in the new one */
  int         move_marks;         /* what is recorded after the last day goes to the new class */
  const char *reason, *person;
} SummerTransfer;

/* The days of the two classes, for as many checks as a form makes: read when they are first asked for. Begins empty. */
typedef struct
{
  SummerFacts *from, *to; /* owned */
  gint64       to_class;  /* of to */
} SummerTransferDays;

void     summer_transfer_days_clear    (SummerTransferDays *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SummerTransferDays, summer_transfer_days_clear)

/* The enrolment of a child today, else the next one, else the last; 0 without error = none. */
gint64   summer_transfer_find_enrolment (SummerStore *store, gint64 child, SummerDay today, GError **error);
/* Fields: to_class, last_day, first_day, reason. */
void     summer_transfer_check (SummerStore *store, const SummerTransfer *transfer, gboolean leaves, SummerTransferDays *days, SummerComplaints *complaints);
gboolean summer_transfer_child (SummerStore *store, const SummerTransfer *transfer, SummerComplaints *complaints, char **done, GError **error);
gboolean summer_transfer_leave (SummerStore *store, const SummerTransfer *transfer, SummerComplaints *complaints, char **done, GError **error);

G_END_DECLS

/* The records of finance, as plain rows, as summer-records.h has those of the workbook: text is borrowed, NULL and the
 * NONE values mean "not given", ids are the store's and 0 = not stored yet. Money in fen. */
#pragma once

#include "summer-assessment.h"

G_BEGIN_DECLS

/* A policy as it was in force from a day on. */
typedef struct
{
  gint64      id, programme;
  int         number; /* 1, 2 … within the programme */
  SummerDay   day;
  const char *person, *reason;
} SummerPolicyVersionRecord;

/* A calculation that was frozen; number 1 is the settlement, the others are supplements to those before. */
typedef struct
{
  gint64                id, programme;
  int                   number;
  SummerSettlementState state;
  gint64                version; /* of the policy */
  SummerDay             as_of, made_on;
  const char           *made_by;
  int                   n_classes, n_granted;
  gint64                fund, granted; /* granted: by all settlements up to this one */
  gint64                total;         /* the sum of due; below zero where more is taken back than given */
  const char           *inputs;        /* summer_fingerprint_dup() of what it was made from */
  SummerDay             checked_on;
  const char           *checked_by;
  SummerDay             confirmed_on;
  const char           *confirmed_by;
  SummerDay             published_on;
  const char           *published_by;
  SummerDay             notice_first, notice_last;
  const char           *note; /* what was noted with each step, a line each */
} SummerSettlementRecord;

typedef struct
{
  gint64        settlement, class_id;
  const char   *code, *name, *union_name, *host; /* as they were then */
  SummerVerdict verdict;
  int           headcount, held_days;
  gint64        expected, present; /* child-days */
  gint64        base, granted;
  gint64        before; /* what earlier settlements have granted */
  gint64        due;    /* granted - before */
  const char   *explanation;
  const char   *reason; /* why it is settled though it is unproven */
} SummerSettlementLineRecord; /* key: settlement, class */

/* The same of a further source of money. */
typedef struct
{
  gint64      settlement, class_id;
  const char *source;
  const char *purpose; /* NULL = the same as the fund */
  gint64      base, granted, before, due;
} SummerSettlementGrantRecord; /* key: settlement, class, source */

typedef struct
{
  gint64      id, settlement;
  gint64      class_id; /* 0 = about no one class */
  SummerDay   day;
  const char *person, *telephone, *what;
  SummerDay   answered_on;
  const char *answered_by, *answer;
} SummerObjectionRecord;

typedef struct
{
  gint64      id, programme;
  int         number;
  SummerDay   made_on;
  const char *made_by, *note;
} SummerPaymentBatchRecord;

typedef struct
{
  gint64      id, batch, class_id;
  gint64      amount; /* below zero: it came back from the class */
  const char *account_name, *bank, *account_number;
  SummerDay   paid_on;
  const char *reference;
  SummerDay   returned_on; /* by the bank: it counts for nothing */
  const char *returned_why;
  const char *source; /* of further money; NULL = the fund */
} SummerPaymentRecord;

typedef struct
{
  gint64                 id, class_id;
  SummerDay              day;
  SummerSpendingCategory category;
  gint64                 amount;
  const char            *what, *receipt; /* receipt: its number */
  const char            *source;         /* of the money; NULL = the fund */
} SummerSpendingRecord;

/* What a class paid back of a balance that it did not use. */
typedef struct
{
  gint64      id, class_id;
  SummerDay   day;
  gint64      amount; /* above zero */
  const char *reference, *note;
  const char *source; /* of the money; NULL = the fund */
} SummerRepaymentRecord;

G_END_DECLS

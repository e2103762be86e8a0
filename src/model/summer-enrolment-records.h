/* Applications for places, what followed on them, and the agreements, as plain rows; see summer-records.h. */
#pragma once

#include "summer-records.h"

G_BEGIN_DECLS

typedef struct
{
  gint64                 id, programme, class_id;
  const char            *number; /* unique in the programme */
  SummerDay              applied_on;
  const char            *name;
  SummerSex              sex;
  SummerDay              birth;
  const char            *document, *identity_number, *school, *grade, *health;
  const char            *guardian, *relationship, *telephone, *employer;
  const char            *other_guardian, *other_employer;
  int                    both_work, host_staff; /* 1, 0, -1 = not said */
  SummerApplicationState state;
  SummerDay              offered_on, offer_until, decided_on;
  const char            *reason;
  int                    draw;  /* its number in the lottery; 0 = none was needed */
  gint64                 child; /* since it was accepted */
  const char            *note;
} SummerApplicationRecord;

/* What a list of applications shows and ranks them by. It holds none of what is kept sealed, and is never written. */
typedef struct
{
  gint64                 id, class_id;
  const char            *number, *name, *pinyin, *grade, *guardian, *telephone_tails;
  SummerDay              applied_on, birth;
  int                    both_work, host_staff; /* 1, 0, -1 = not said */
  SummerApplicationState state;
  SummerDay              offer_until;
  int                    draw;
  gint64                 child;
} SummerApplicationBriefRecord;

typedef struct
{
  gint64         application;
  SummerPriority priority;
  int            proved; /* by a paper */
} SummerApplicationGroupRecord; /* key: application, priority */

typedef struct
{
  gint64      id, class_id;
  SummerDay   day;
  const char *seed, *person;
  int         drawn; /* how many took part */
  const char *note;
} SummerLotteryRecord;

typedef struct
{
  gint64      id, class_id, child;
  SummerDay   last_day;
  gint64      to_class; /* 0 = out of the programme */
  const char *reason, *person;
} SummerLeavingRecord;

typedef struct
{
  gint64      id, class_id, child;
  const char *version;
  SummerDay   signed_on;
  const char *guardian, *host, *union_name, *note;
} SummerAgreementRecord;

G_END_DECLS

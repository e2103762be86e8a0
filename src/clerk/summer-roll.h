/* The applications of a class or a programme with how each of them stands, and the places they are about. */
#pragma once

#include "summer-enrolment-records.h"
#include "summer-place-rule.h"

G_BEGIN_DECLS

/* Texts are the roll's. */
typedef struct
{
  gint64           id;
  const char      *code, *name, *host, *union_name;
  SummerClassState state;
  SummerDay        first_day, last_day;
  int              places; /* 0 = not given, or the class takes no children any more */
  guint            taken, offered, free;
  guint            n_waiting;  /* in the queue */
  guint            n_unproved; /* waiting, and something is not said */
  guint            n_tied;     /* in the queue that a lottery could part */
  guint            n_lapsed;   /* offers whose last day is over */
  gboolean         needs_lottery; /* before the last places can be offered */
  SummerDay        offer_until;   /* of the offer that ends first; none = none is out */
} SummerRollClass;

typedef struct
{
  SummerApplicationBriefRecord record; /* the rest is asked of the store */
  guint                   class; /* index */
  SummerApplicant         applicant;
  SummerStanding          standing;
} SummerRollEntry;

typedef struct
{
  SummerPlaceRule  rule;
  SummerDay        today;
  SummerRollClass *classes; /* by code */
  guint            n_classes;
  SummerRollEntry *entries; /* class by class: the queue, those not known, offers, accepted, the rest */
  guint            n_entries;
  GStringChunk    *texts;
} SummerRoll;

SummerRoll            *summer_roll_new   (SummerStore *store, gint64 programme, gint64 class_id /* 0 = all */, SummerDay today, GError **error);
void                   summer_roll_free  (SummerRoll *self);
/* Only classes of these unions: names, each begun and ended by SUMMER_SHEET_UNIONS_PARTED; NULL = all. */
void                   summer_roll_narrow (SummerRoll *self, const char *unions);
gboolean               summer_roll_class_takes (const SummerRollClass *class); /* children: not over, and to be held */
const SummerRollEntry *summer_roll_find  (const SummerRoll *self, gint64 application); /* NULL = not in it */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SummerRoll, summer_roll_free)

G_END_DECLS

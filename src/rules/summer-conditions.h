/* The sixteen conditions of rules.md 3. Each is given a class with its counts and answers in a finding. */
#pragma once

#include "summer-assessment.h"
#include "summer-attendance.h"
#include "summer-duty.h"

G_BEGIN_DECLS

/* Everything that is known of a class when it is judged. All of it borrowed. */
typedef struct
{
  const SummerClassFacts *of;
  const SummerPolicy     *policy;
  SummerDay               as_of;
  const SummerCalendar   *calendar;
  const SummerAttendance *attendance;
  const SummerDuty       *duty;
  int                     headcount;
  /* the classes that take places of the same host, by code; the class itself where it takes one */
  const SummerClassFacts *const *host_classes;
  guint                   n_host_classes;
} SummerCase;

void summer_judge_approved       (const SummerCase *of, SummerFinding *finding);
void summer_judge_headcount      (const SummerCase *of, SummerFinding *finding);
void summer_judge_open_days      (const SummerCase *of, SummerFinding *finding);
void summer_judge_venue          (const SummerCase *of, SummerFinding *finding);
void summer_judge_emergency_plan (const SummerCase *of, SummerFinding *finding);
void summer_judge_provider       (const SummerCase *of, SummerFinding *finding);
void summer_judge_host_limit     (const SummerCase *of, SummerFinding *finding);

void summer_judge_attendance     (const SummerCase *of, SummerFinding *finding);
void summer_judge_insurance      (const SummerCase *of, SummerFinding *finding);
void summer_judge_agreement      (const SummerCase *of, SummerFinding *finding);
void summer_judge_release        (const SummerCase *of, SummerFinding *finding);

void summer_judge_staff_plan     (const SummerCase *of, SummerFinding *finding);
void summer_judge_staff_present  (const SummerCase *of, SummerFinding *finding);

void summer_judge_inspection     (const SummerCase *of, SummerFinding *finding);
void summer_judge_incident       (const SummerCase *of, SummerFinding *finding);
void summer_judge_satisfaction   (const SummerCase *of, SummerFinding *finding);

G_END_DECLS

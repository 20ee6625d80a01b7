"""Tests of .ci/documents: python3 .ci/documents_test.py"""

import contextlib
import importlib.machinery
import importlib.util
import os
import signal
import subprocess
import sys
import tempfile
import time
import unittest

sys.dont_write_bytecode = True
PATH = os.path.join(os.path.dirname(os.path.abspath(__file__)), "documents")
LOADER = importlib.machinery.SourceFileLoader("documents", PATH)
documents = importlib.util.module_from_spec(importlib.util.spec_from_loader("documents", LOADER))
LOADER.exec_module(documents)

UUID = "8d4f0c1e-1111-4222-8333-944444444444"


class DocumentsTest(unittest.TestCase):

    def write(self, text):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        path = os.path.join(self.folder.name, "page.md")
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        return path

    def check(self, text):
        documents.check(self.write(text), "step mvn verify")

    def run_document(self, text, update=False):
        path = self.write(text)
        documents.run(path, self.folder.name, update)
        with open(path, encoding="utf-8") as file:
            return file.read()

    def fails(self, call, text, message):
        with self.assertRaisesRegex(documents.Failure, message):
            call(text)

    def test_each_block_is_run_or_says_why_not(self):
        self.check("<!-- not run: needs a server -->\n```sh\nexport X=…\n```\n")
        self.check("```sh\ntrue\n```\n")
        self.check("<!-- run by .ci/run -->\n```sh\nmvn verify    # all\n```\n")
        self.fails(self.check, "```sh\nexport X=…\n```\n", "not run")
        self.fails(self.check, "<!-- not run: -->\n```sh\ntrue\n```\n", "needs a reason")
        self.fails(self.check, "<!-- run by .ci/run -->\n```sh\nmvn install\n```\n", "does not run")
        self.fails(self.check, "```\nmvn install\n```\n", "no language")
        self.fails(self.check, "<!-- not run: because -->\n\ntext\n", "not before one")

    def test_coordinates_of_gradle_are_those_of_the_pom(self):
        pom = ("```xml\n<v.w>1</v.w>\n<groupId>g</groupId>\n<artifactId>a</artifactId>\n<version>${v.w}</version>\n```\n")
        self.check(pom + "```kotlin\nimplementation(\"g:a:1\")\n```\n")
        self.fails(self.check, pom + "```kotlin\nimplementation(\"g:a:2\")\n```\n", "g:a:2 is not in the POM")

    def test_other_options_and_files_run_nothing(self):
        for arguments, status in ((["--help"], 0), (["--chekc"], 2), (["nowhere.md"], 2), (["--files"], 2),
                                  (["--check", "--update"], 2)):
            with self.subTest(arguments), open(os.devnull, "w") as nowhere, contextlib.redirect_stdout(nowhere), \
                    contextlib.redirect_stderr(nowhere), self.assertRaises(SystemExit) as ended:
                documents.main(arguments)
            self.assertEqual(status, ended.exception.code, arguments)

    def test_a_command_that_fails_is_a_failure(self):
        self.run_document("```sh\nx=1\nf() {\n  test \"$1\" = 1\n}\n```\n\n```sh\nf $x\n```\n")
        self.fails(self.run_document, "```sh\nfalse\ntrue\n```\n", "ended with 1")
        self.fails(self.run_document, "```console\n$ false\n```\n", "ended with 1")

    def test_a_command_that_takes_too_long_is_a_failure(self):
        self.addCleanup(setattr, documents, "PATIENCE", documents.PATIENCE)
        documents.PATIENCE = 0.5
        self.fails(self.run_document, "```sh\nsleep 600\n```\n", "took more than 0.5 s")

    def test_commands_end_with_the_process(self):
        with tempfile.TemporaryDirectory() as folder:
            known = os.path.join(folder, "pid")
            page = self.write(f"```sh\necho $$ > {known}.new && mv {known}.new {known}\nsleep 600\n```\n")
            program = subprocess.Popen([sys.executable, PATH, page], stderr=subprocess.DEVNULL)
            self.addCleanup(program.kill)
            while not os.path.exists(known):
                self.assertIsNone(program.poll())
                time.sleep(0.1)
            program.terminate()
            self.assertEqual(128 + signal.SIGTERM, program.wait())
            with open(known, encoding="utf-8") as file, self.assertRaises(ProcessLookupError):
                os.kill(int(file.read()), 0)

    def test_an_output_must_be_the_one_that_is_shown(self):
        self.run_document("```console\n$ echo a; echo b\na\nb\n$ (echo c; false)\nc\n```\n")
        self.fails(self.run_document, "```console\n$ echo a; echo b\na\n```\n", "the output of")
        self.run_document("```console\n$ echo took 5 s\ntook … s\n```\n")
        self.run_document("<!-- varies: \\d+ rows -->\n```console\n$ echo 17 rows here\n3 rows here\n```\n")
        self.fails(self.run_document, "<!-- varies: \\d+ rows -->\n```console\n$ echo no rows\n3 rows\n```\n", "output")

    def test_a_uuid_may_differ_unless_a_command_has_it(self):
        self.run_document(f"```console\n$ cat /proc/sys/kernel/random/uuid\n{UUID}\n```\n")
        other = UUID.replace("1", "2")
        self.fails(self.run_document, f"```console\n$ echo {other}\n{UUID}\n$ echo {UUID}\n{UUID}\n```\n", "output")

    def test_update_writes_what_differs_only(self):
        text = "1. x\n\n   ```console\n   $ echo a\n   b\n   $ cat /proc/sys/kernel/random/uuid\n   " + UUID + "\n   ```\n"
        self.assertEqual(text.replace("   b\n", "   a\n"), self.run_document(text, update=True))

    def test_the_background_gives_a_value(self):
        self.run_document(
            "```sh\nword=s3cret\n```\n"
            "<!-- background until ready -->\n```sh\necho the password is $word; echo ready; sleep 60\n```\n"
            "<!-- … is: password is (\\S+) -->\n```sh\ntest … = s3cret\n```\n")
        self.fails(self.run_document, "<!-- background until ready -->\n```sh\necho gone\n```\n", "was not seen")

    def test_the_next_document_finds_the_repository_as_it_was(self):
        page = "```sh\ncd \"$REPOSITORY\"\ntest ! -e left && test ! -e state\n{}\n```\n"
        path = self.write(page.format("touch left; mkdir -p state/deep target; touch target/built"))
        documents.run(path, self.folder.name, False)
        with open(path, "w", encoding="utf-8") as file:
            file.write(page.format("test -e target/built"))
        documents.run(path, self.folder.name, False)

    def test_files_and_plugins_are_written(self):
        self.run_document(
            "<!-- file: p/pom.xml -->\n```xml\n<plugins>\n</plugins>\n```\n<!-- plugin of: p/pom.xml -->\n```xml\n<x/>\n```\n"
            "```console\n$ cat p/pom.xml\n<plugins>\n<x/>\n</plugins>\n```\n")


if __name__ == "__main__":
    unittest.main()
